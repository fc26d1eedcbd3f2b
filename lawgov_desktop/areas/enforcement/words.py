"""Vocabularies of enforcement, which an office may change."""

#: 红黄绿挂牌: each county defines its colours, so the office edits the note.
_PLATE_COLOURS = (
    ("red", "红", "", "严重违法或逾期未改，挂牌督办"),
    ("yellow", "黄", "", "存在问题，限期整改"),
    ("green", "绿", "", "规范，没有发现问题"),
)
_DOMAINS = (
    ("construction", "住建"),
    ("city_look", "市容环卫"),
    ("agriculture", "农业农村"),
    ("natural_resources", "自然资源"),
    ("water", "水利"),
    ("forestry", "林草"),
    ("ecology", "生态环境"),
    ("emergency", "应急"),
    ("fire", "消防"),
    ("traffic", "交通"),
    ("market", "市场监管"),
    ("culture", "文旅"),
    ("health", "卫健"),
    ("civil", "民政"),
    ("labour", "人社"),
    ("education", "教育"),
    ("tobacco", "烟草"),
    ("general", "综合"),
    ("other", "其他"),
)
_WHISTLES = (
    ("enforcement", "综合执法哨"),
    ("key_work", "重点工作哨"),
    ("emergency", "应急处置哨"),
)
#: Each county defines how fast a department must arrive, so the office edits the note.
_LEVELS = (
    ("first", "一级", "", "30 分钟内到场"),
    ("second", "二级", "", "2 小时内到场"),
    ("third", "三级", "", "当天到场"),
)
_COMPLAINT_CHANNELS = (
    ("hotline", "12345 热线"),
    ("phone", "电话"),
    ("visit", "来访"),
    ("letter", "来信"),
    ("net", "网络平台"),
    ("superior", "上级转办"),
    ("other", "其他"),
)
_DISCLOSURE_CHANNELS = (
    ("website", "政府网站"),
    ("platform", "执法公示平台"),
    ("board", "公示栏"),
    ("hall", "便民服务大厅"),
    ("new_media", "微信公众号"),
    ("village_board", "村务公开栏"),
)
VOCABULARIES = (
    ("plate_colour", _PLATE_COLOURS),
    ("enforcement_domain", _DOMAINS),
    ("whistle_kind", _WHISTLES),
    ("whistle_level", _LEVELS),
    ("complaint_channel", _COMPLAINT_CHANNELS),
    ("disclosure_channel", _DISCLOSURE_CHANNELS),
)
