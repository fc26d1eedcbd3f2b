"""Vocabularies of mediation, which an office may change: kinds of dispute (with the statistics code) and sources."""

#: Kinds of the judicial ministry's statistics; an office may add its own and map them to one of these codes.
_KINDS = (
    ("marriage_family", "婚姻家庭"),
    ("neighbours", "邻里"),
    ("house_site", "房屋宅基地"),
    ("contract", "合同"),
    ("production", "生产经营"),
    ("damages", "损害赔偿"),
    ("forest_land", "山林土地"),
    ("expropriation", "征地拆迁"),
    ("environment", "环境污染"),
    ("wages", "拖欠农民工工资"),
    ("labour", "其他劳动争议"),
    ("consumption", "消费"),
    ("medical", "医疗"),
    ("traffic", "道路交通事故"),
    ("property_service", "物业"),
    ("other", "其他"),
)
_SOURCES = (
    ("village_grid", "村干部与网格员自查"),
    ("town_stations", "下乡干部与站所负责人排查"),
    ("superior", "上级部门交办转办"),
    ("visit", "群众来访申请"),
    ("hotline", "12345 热线"),
    ("court", "法院委派"),
    ("police", "公安移交"),
    ("procuratorate", "检察机关移送"),
    ("petition", "信访转来"),
    ("other", "其他"),
)
#: 三色管理 for dispatching; each county defines its colours, so the office edits the note.
_COLOURS = (
    ("red", "红", "", "立即上报，主要领导包案"),
    ("yellow", "黄", "", "班子成员包案，限期化解"),
    ("green", "绿", "", "村和站所日常跟进"),
)
_PETITIONS = (
    ("land", "土地宅基地"),
    ("rural", "农村农业"),
    ("demolition", "征地拆迁"),
    ("labour", "劳动社保"),
    ("village_affairs", "村务财务"),
    ("environment", "环境保护"),
    ("civil", "民政救助"),
    ("legal", "涉法涉诉"),
    ("discipline", "作风反映"),
    ("other", "其他"),
)
#: Local names of disputes; the third column is the kind each is counted under.
_SUB_KINDS = (
    ("bride_price", "高价彩礼", "marriage_family"),
    ("support", "赡养抚养", "marriage_family"),
    ("inheritance", "继承分家", "marriage_family"),
    ("adjoining", "相邻通行采光排水", "neighbours"),
    ("site_border", "宅基地界址", "house_site"),
    ("land_contract", "土地承包流转", "forest_land"),
    ("forest_border", "山林界址", "forest_land"),
    ("travel", "旅游消费", "consumption"),
    ("online", "电子商务消费", "consumption"),
    ("loan", "民间借贷", "contract"),
    ("village_affairs", "村务管理", "other"),
)
VOCABULARIES = (
    ("dispute_sub_kind", _SUB_KINDS),
    ("petition_kind", _PETITIONS),
    ("dispute_colour", _COLOURS),
    ("dispute_kind", tuple((code, label, code) for code, label in _KINDS)),
    ("dispute_source", _SOURCES),
)
