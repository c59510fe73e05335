"""The generated pages are current, and every command is in them."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from bucks_tracker.cli import app

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_command_line_page_is_current(generate: ModuleType) -> None:
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == generate.cli_page()


def test_the_schema_page_is_current(generate: ModuleType) -> None:
    assert (DOCS / "schema.md").read_text(encoding="utf-8") == generate.schema_page()


def test_every_command_is_documented() -> None:
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        name = command.name or command.callback.__name__  # type: ignore[union-attr]
        assert f"## tracker {name}\n" in page
