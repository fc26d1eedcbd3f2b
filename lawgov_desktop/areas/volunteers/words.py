"""Vocabularies of the volunteers, which an office may change: groups of people, basic conditions."""

VOCABULARIES = (
    (
        "volunteer_identity",
        (
            ("village_cadre", "村干部"),
            ("women_federation", "村妇联执委、儿童主任"),
            ("mediator", "人民调解员"),
            ("auxiliary_police", "驻村辅警"),
            ("grid", "网格员"),
            ("group_leader", "村民小组长"),
            ("party_member", "老党员"),
            ("five_elders", "老干部"),
            ("elders", "老战士、老专家、老教师、老模范"),
            ("communist", "中共党员"),
            ("old_women_head", "老妇联主任"),
            ("old_grid_head", "老网格长"),
            ("talent", "致富能手"),
            ("other", "其他热心公益者"),
        ),
    ),
    (
        "volunteer_condition",
        (
            ("party", "拥护党的领导"),
            ("conduct", "遵纪守法、品行端正"),
            ("able", "有一定法律知识和表达能力"),
            ("trusted", "热心公益、群众信得过"),
            ("villager", "是本村村民"),
        ),
    ),
)
