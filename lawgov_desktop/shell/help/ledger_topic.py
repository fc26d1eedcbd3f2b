"""The help page of a ledger, made from its declaration: purpose, fields, required papers and figures."""

from __future__ import annotations

from html import escape
from typing import Any

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.ledger import Ledger


def html_of(catalogue: Catalogue, ledger: Ledger) -> str:
    """HTML with purpose, fields by section with their hints, required papers, and the figures that count it."""
    parts = [f"<h1>{escape(ledger.title)}</h1>", f"<p>{escape(ledger.purpose)}</p>"]
    required = [f.label for f in ledger.model.shown_fields() if f.required]
    if required:
        parts.append(f"<p><b>必填的只有：</b>{escape('、'.join(required))}。其余可以以后再补。</p>")
    parts += [_section(ledger, section) for section in ledger.sections]
    papers = list(dict.fromkeys(paper.kind for paper in ledger.model.required_papers))
    if papers:
        parts.append(f"<p><b>佐证：</b>{escape('、'.join(papers))}。缺了会在列表里标出来，不影响保存。</p>")
    figures = [f for f in catalogue.figures.values() if f.ledger == ledger.key]
    if figures:
        lines = "".join(f"<li>{escape(f.title)}：{escape(f.rule)}</li>" for f in figures)
        parts.append(f"<p><b>年报从这里数：</b></p><ul>{lines}</ul>")
    parts.append(
        "<p>Ctrl+N 新建，Ctrl+S 保存，Ctrl+D 照上一件再来一件，Ctrl+Z 撤销，F1 看帮助，Esc 回来。</p>"
    )
    return "".join(parts)


def _section(ledger: Ledger, section: Any) -> str:
    fields = (
        [ledger.child_model(section.child).field(n) for part in ledger.child_fields(section) for n in part]
        if section.child
        else [ledger.model.field(n) for n in section.fields]
    )
    lines = [f"{f.label}：{f.help_text}" for f in fields if f.help_text]
    labels = "、".join(f.label for f in fields)
    note = f"（{section.note}）" if section.note else ""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    body = f"<ul>{items}</ul>" if items else ""
    return f"<p><b>{escape(section.title)}</b>{escape(note)}：{escape(labels)}</p>{body}"
