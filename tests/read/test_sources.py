"""Files, folders and manifests, through `read`."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from bucks_tracker.errors import InputError, InputWarning
from bucks_tracker.read import read
from bucks_tracker.records import Metadata, RawDocument


def shown(results: Iterable[RawDocument | InputError]) -> list[str]:
    """Each document as its path, each problem as its words."""
    return [str(r) if isinstance(r, InputError) else r.path for r in results]


def lay(folder: Path, **files: str | bytes) -> None:
    for name, data in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("missing.txt", None, "No such file or directory"),
        ("empty.txt", b"", "is empty"),
        ("nul.txt", b"a\0b", "NUL"),
        ("odd.txt", b"\x81\x8d", "neither UTF-8 nor Windows-1252"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0", "PNG picture"),  # told from content, not the name
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office file"),
        ("cut.zip", b"PK\x03\x04rest is lost", "damaged zip"),
    ],
)
def test_bad_input_is_one_line_that_names_it(tmp_path: Path, name: str, data: bytes | None, why: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    [result] = read([path])
    assert isinstance(result, InputError)
    assert not isinstance(result, InputWarning)
    assert str(result).startswith(f"{path}: ")
    assert why in str(result)
    assert "\n" not in str(result)


def test_bad_input_does_not_stop_the_rest(tmp_path: Path) -> None:
    lay(tmp_path, a_txt=b"a\0", b_txt="words")
    assert [r.path for r in read([tmp_path]) if isinstance(r, RawDocument)] == [str(tmp_path / "b.txt")]


def test_a_name_cannot_steer_the_terminal() -> None:
    [result] = read(["gone\x1b[31m\nred.txt"])
    assert str(result) == "gone\ufffd[31m\ufffdred.txt: No such file or directory"


def test_unreadable_folder_and_file(tmp_path: Path) -> None:
    lay(tmp_path, a_txt="words")
    (tmp_path / "a.txt").chmod(0)
    if os.access(tmp_path / "a.txt", os.R_OK):
        pytest.skip("permissions do not bind this user")
    assert shown(read([tmp_path])) == [f"{tmp_path}/a.txt: Permission denied"]


def test_folder_is_walked_in_name_order(tmp_path: Path) -> None:
    lay(tmp_path, b_txt="b", a__z_txt="z", a__c_md="c", _hidden="h", manifest_csv="path\n*.txt\n", known_csv="urn\n")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("x")
    assert shown(read([tmp_path])) == [str(tmp_path / name) for name in ("b.txt", "a/c.md", "a/z.txt")]


def test_what_lies_beside_documents_is_passed_over(tmp_path: Path) -> None:
    """A saved page's own parts say nothing; data and programs get one line, and are no failure."""
    lay(tmp_path, page_html="<html><p>Words</p></html>", notes_json="{}", style_CSS="p {}")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "page_files" / "frame.html").write_text("<html><p>Advert</p></html>")
    (tmp_path / "other_files").mkdir()  # of no page: a folder like any other
    (tmp_path / "other_files" / "a.txt").write_text("a")
    documents, warnings = [], []
    for result in read([tmp_path]):
        (documents if isinstance(result, RawDocument) else warnings).append(result)
    assert shown(documents) == [f"{tmp_path}/page.html", f"{tmp_path}/other_files/a.txt"]
    assert all(isinstance(warning, InputWarning) for warning in warnings)
    assert shown(warnings) == [f"{tmp_path}: passed over 2 files of kinds that hold no document (.css, .json)"]


def test_data_named_on_the_command_line_is_read(tmp_path: Path) -> None:
    lay(tmp_path, notes_json="Inspectors came in May.")
    assert shown(read([tmp_path / "notes.json"])) == [f"{tmp_path}/notes.json"]


def test_a_name_within_a_folder_cannot_steer_the_terminal(tmp_path: Path) -> None:
    lay(tmp_path, pile__a_txt="a", other_txt="b")
    (tmp_path / "pile" / "\x1b[31mred.txt").symlink_to(tmp_path / "other.txt")
    assert not any("\x1b" in str(result) for result in read([tmp_path / "pile"]) if isinstance(result, InputError))


def test_folder_without_documents(tmp_path: Path) -> None:
    assert shown(read([tmp_path])) == [f"{tmp_path}: the folder holds no documents"]


def test_links_are_not_followed_out_of_the_folder(tmp_path: Path) -> None:
    lay(tmp_path, pile__a_txt="a", other__b_txt="b")
    pile = tmp_path / "pile"
    (pile / "inside.txt").symlink_to("a.txt")
    (pile / "outside.txt").symlink_to(tmp_path / "other" / "b.txt")
    (pile / "loop").symlink_to(pile)
    (pile / "elsewhere").symlink_to(tmp_path / "other")
    results = list(read([pile]))
    assert [r.path for r in results if isinstance(r, RawDocument)] == [f"{pile}/a.txt", f"{pile}/inside.txt"]
    [warning] = [r for r in results if isinstance(r, InputError)]
    assert isinstance(warning, InputWarning)
    assert str(warning).startswith(f"{pile}/outside.txt: passed over")


MANIFEST = """path,outlet,published,url
a.txt,Westshire Post,2016-01~,
*.txt,Any Paper,2017,https://example.org/
"""


def test_manifest_beside_a_file(tmp_path: Path) -> None:
    lay(tmp_path, manifest_csv=MANIFEST, a_txt="a", b_txt="b")
    by_name = {Path(r.path).name: r.given for r in read([tmp_path]) if isinstance(r, RawDocument)}
    # An exact row goes before a glob, which fills what it leaves open.
    assert by_name["a.txt"] == Metadata(outlet="Westshire Post", published="2016-01~", url="https://example.org/")
    assert by_name["b.txt"] == Metadata(outlet="Any Paper", published="2017", url="https://example.org/")
    [alone] = read([tmp_path / "b.txt"])
    assert isinstance(alone, RawDocument)
    assert alone.given == by_name["b.txt"]


def test_order_of_trust(tmp_path: Path) -> None:
    lay(
        tmp_path,
        a_txt="---\ntitle: Own\noutlet: Own\n---\nWords",
        manifest_csv="path,outlet,author,council\na.txt,Beside,Beside,Beside\n",
        lists__m_csv="path,outlet,author\n../a.txt,x,x\na.txt,Named,Named\n",
    )
    [document, *_] = read([tmp_path / "a.txt"], Metadata(outlet="Line"), tmp_path / "lists" / "m.csv")
    assert isinstance(document, RawDocument)
    assert document.given == Metadata(outlet="Line", author="Named", council="Beside")
    assert document.found == Metadata(title="Own", outlet="Own")


def test_manifest_of_the_folder_speaks_of_subfolders(tmp_path: Path) -> None:
    lay(tmp_path, manifest_csv="path,outlet\n2015/*.txt,Root\n", **{"2015__a_txt": "a", "2015__b_txt": "b"})
    lay(tmp_path, **{"2015__manifest_csv": "path,outlet\nb.txt,Nearest\n"})
    assert [r.given.outlet for r in read([tmp_path]) if isinstance(r, RawDocument)] == ["Root", "Nearest"]


@pytest.mark.parametrize(
    ("manifest", "problems"),
    [
        ("path,outlet\na.txt,x\ngone.txt,y\n", ["line 3: no file matches 'gone.txt'"]),
        ("path,outlet\na.txt,x\nb.txt,y\n", []),  # b.txt is there, though this run does not read it
        ("path,published\n\na.txt,8 August 2014\n", ["line 3: not an EDTF date: '8 August 2014'"]),
        ('path,outlet\n"a.txt","two\nlines"\na.txt,y\n', ["line 4: 'a.txt' stands already on line 2"]),
        ("path,colour\na.txt,x\n", ["line 1: unknown column 'colour'"]),
        ("name,outlet\na.txt,x\n", ["line 1: no column is named path"]),
        ("path,outlet\n,x\n", ["line 2: no path"]),
        ("path,outlet\na.txt,x,y\n", ["line 2: 3 cells under 2 columns"]),
        ("path\na.txt\0\n", ["holds a NUL character"]),
        ("", ["is empty"]),
    ],
)
def test_manifest_problems_are_told_with_their_line(tmp_path: Path, manifest: str, problems: list[str]) -> None:
    lay(tmp_path, a_txt="a", b_txt="b", manifest_csv=manifest)
    document, *told = read([tmp_path / "a.txt"])
    assert isinstance(document, RawDocument)
    assert all(isinstance(problem, InputWarning) for problem in told)
    assert len(told) == len(problems)
    for problem, words in zip(told, problems, strict=True):
        assert str(problem).startswith(f"{tmp_path}/manifest.csv: ")
        assert words in str(problem)


def test_missing_named_manifest(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        list(read([tmp_path], manifest=tmp_path / "gone.csv"))
