from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import running
from tests.running import BARE, SCRIPT, Ran, Served
from tests.typist import LACKING

ROOT = Path(__file__).parent.parent
SAMPLE = Path(__file__).parent / "sample"


# A loaded machine is slow, not wrong.
settings.register_profile(
    "ilj", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.register_profile(
    "long", settings.get_profile("ilj"), max_examples=10 * settings().max_examples
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="ten times as many made-up cases")


def pytest_configure(config: pytest.Config) -> None:
    # A shell has what it runs in the background ignore interrupts, and that is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    settings.load_profile("long" if config.getoption("--long") else "ilj")


class Ilj:
    """The installed command, its bundled data replaced by the sample."""

    def __init__(self, site: Path) -> None:
        self.env = {**BARE, "PYTHONPATH": str(site)}

    def __call__(
        self, *args: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> Ran:
        return running.pipe([SCRIPT, *args], {**self.env, **(env or {})}, cwd)

    def terminal(
        self,
        *args: str | Path,
        width: int = 80,
        env: Mapping[str, str] | None = None,
        apart: bool = False,
    ) -> Ran:
        return running.terminal([SCRIPT, *args], {**self.env, **(env or {})}, width, apart=apart)

    def into(self, sink: str, *args: str | Path, env: Mapping[str, str] | None = None) -> Ran:
        return running.into([SCRIPT, *args], {**self.env, **(env or {})}, sink)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to import from: the package with the sample as its bundled data."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "ilj", site / "ilj", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SAMPLE, site / "ilj" / "data")
    return site


@pytest.fixture(scope="session")
def ilj(site: Path) -> Ilj:
    return Ilj(site)


@pytest.fixture(scope="session")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The command of the sample in one process, for thousands of lines; it is in an empty folder."""
    cwd = tmp_path_factory.mktemp("served") / "in" / "here"
    cwd.mkdir(parents=True)
    served = Served({**BARE, "PYTHONPATH": str(site)}, cwd)
    yield served
    served.close()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for made-up records, which each case clears for its own."""
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """An empty folder for records of one's own."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly which shells were not there to be typed at."""
    if LACKING:
        said = f"shells not found, their completion not tested: {', '.join(LACKING)}"
        terminalreporter.write_line(said, red=True, bold=True)
