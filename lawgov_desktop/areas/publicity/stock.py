"""MaterialStock 资料入库: the receipt of one material on one day, from which the issues are deducted."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.publicity.balance import material_of, stocks
from lawgov_desktop.areas.publicity.words import KINDS, UNITS
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.fields import Choice, Count, Date, Link, PersonName, Text, Word
from lawgov_desktop.records.record import Children, FieldProblem, Record


class MaterialStock(Record):
    """One receipt of one material."""

    duplicate_key = ("received_on", "name")

    received_on = Date("入库日期", required=True, short="日期")
    name = Text("品名", 60, required=True, hint="同一种资料每次写法要一样")
    kind = Choice("种类", KINDS, default="折页")
    quantity = Count("数量", required=True, most=9_999_999)
    unit = Choice("单位", UNITS, default=UNITS[0])
    source = Word("来源", "material_source")
    supplier = Text("来源单位", 60, hint="哪个部门配发，哪家印制")
    place = Text("存放地点", 60)
    keeper = PersonName("保管人")
    department = Link("责任站所", Department, backref="+", short="站所")

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.quantity is not None and self.quantity < 1:
            yield FieldProblem("quantity", "入库数量至少是 1")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if not self.name or self.quantity is None:
            return
        stock = stocks([material_of(self)]).get(material_of(self))
        # The stock includes the quantity of a saved receipt.
        short = -(stock.left + (0 if self.id else self.quantity)) if stock else 0
        if short > 0:
            unit = self.unit or "份"
            yield FieldProblem(
                "quantity", f"“{self.name}”发出的比入库的多 {short} {unit}，请补登入库，或核对数量"
            )
        other = self._other_unit()
        if other:
            yield FieldProblem("unit", f"“{self.name}”也有按“{other}”入库的，单位不同不能合起来算结余")

    def _other_unit(self) -> str:
        """Another unit in which the same material was received; empty when there is none."""
        mine = MaterialStock
        same = (mine.name == self.name) & mine.deleted_at.is_null() & (mine.uid != self.uid)
        units = {row.unit or "份" for row in mine.select(mine.unit).where(same)} - {self.unit or "份"}
        return min(units, default="")
