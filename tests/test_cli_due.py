"""`due`: the home page's list 要办的事, without a window."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.opening import create_file
from lawgov_desktop.storage.write.operations import Operations
from tests.test_cli import run


def office(path: Path, catalogue: Catalogue) -> Volunteer:
    """A village with one appointed volunteer who has no certificate yet."""
    with create_file(path, catalogue) as file:
        operations = Operations(file)
        year = dt.date.today().year
        operations.configure({"working_year": str(year)})
        village = Village(name="东河村")
        operations.save(catalogue.ledger("village"), village)
        person = Person(name="李明山", village=village)
        operations.save(catalogue.ledger("person"), person)
        volunteer = Volunteer(
            person=person,
            village=village,
            recommended_on=dt.date(year, 1, 1),
            exam_result="合格",
            appointed_on=dt.date(year, 1, 1),
        )
        operations.save(catalogue.ledger("volunteer"), volunteer)
        return volunteer


def test_what_is_to_be_done_is_printed_line_by_line_and_as_json(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "台账.db"
    volunteer = office(path, catalogue)
    plain = run("--database", path, "due")
    assert plain.returncode == 0, plain.stderr
    assert "缺证书\t1 名法律明白人未发证书\t法律明白人\t" in plain.stdout
    tasks = json.loads(run("--database", path, "due", "--json").stdout)
    (task,) = (task for task in tasks if "未发证书" in task["what"])
    assert task == {
        "what": "1 名法律明白人未发证书",
        "detail": task["detail"],
        "when": "缺证书",
        "days": None,
        "area": "volunteers",
        "ledger": "volunteer",
        "uids": [volunteer.uid],
    }
    assert "李明山" in task["detail"]


def test_an_empty_file_has_nothing_to_do(tmp_path: Path, catalogue: Catalogue) -> None:
    create_file(tmp_path / "台账.db", catalogue).close()
    done = run("--database", tmp_path / "台账.db", "due", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
