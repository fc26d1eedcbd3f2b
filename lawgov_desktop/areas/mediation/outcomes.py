"""How a dispute ends (人民调解法 Art. 17, 26, 28-30): the words its rules, figures and lists compare with."""

WRITTEN, ORAL, AT_ONCE = "调解成功（书面协议）", "调解成功（口头协议）", "即时履行"
UNDER_WAY, FAILED, REFUSED = "正在调解", "调解不成（终止）", "当事人拒绝（终止）"
NOT_TAKEN = "不予受理"
#: Outcomes that count as 调解成功.
SUCCESS = (WRITTEN, ORAL, AT_ONCE)
OUTCOMES = (*SUCCESS, FAILED, REFUSED, "撤回", "转其他途径", NOT_TAKEN, UNDER_WAY)
