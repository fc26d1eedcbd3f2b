"""显示 in 设置: colours and type size of this computer."""

from __future__ import annotations

from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.widgets.controls.choice_chips import ChoiceChips
from lawgov_desktop.widgets.controls.layout import Card, CardTitle
from lawgov_desktop.widgets.style import theme

_MODES = {"system": "跟随系统", "light": "浅色", "dark": "深色"}


class LookCard(Card):
    """Two rows of choices that take effect at once and are remembered for this computer."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.box.addWidget(CardTitle("显示", "马上生效，只管这台电脑"))
        self.mode = ChoiceChips("颜色", list(_MODES.items()), context.theme.mode)
        self.mode.chosen.connect(self._set_mode)
        sizes = [(name, name) for name in theme.SCALES]
        size = next((name for name, scale in theme.SCALES.items() if scale == context.theme.scale), "标准")
        self.type_size = ChoiceChips("字号", sizes, size)
        self.type_size.chosen.connect(self._set_size)
        self.box.addWidget(self.mode)
        self.box.addWidget(self.type_size)

    def _set_mode(self, mode: str) -> None:
        self._context.ui_state.put("look.mode", mode)
        self._context.theme.apply(mode)  # type: ignore[arg-type]

    def _set_size(self, size: str) -> None:
        self._context.ui_state.put("look.size", size)
        self._context.theme.apply(scale=theme.SCALES[size])
