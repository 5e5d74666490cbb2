import shutil
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from ilj.store import Library
from tests import consumers, running
from tests.running import BARE, SCRIPT, Ran, Served
from tests.typist import LACKING

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "sample"
Env = Mapping[str, str]
AS_IT_IS: Env = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="slow tests too, ten times the made cases")


def pytest_configure(config: pytest.Config) -> None:
    # A shell has what it runs in the background ignore interrupts, and that is inherited.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    config.addinivalue_line("markers", "long: runs with --long alone")
    # A loaded machine is slow, not wrong. To make a failing case small can take minutes.
    long = config.getoption("--long")
    settings.register_profile(
        "ilj",
        max_examples=settings().max_examples * (10 if long else 1),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        phases=[*Phase] if long else [Phase.explicit, Phase.reuse, Phase.generate],
    )
    settings.load_profile("ilj")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        long = [item for item in items if item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


class Ilj:
    """The installed command, its bundled data replaced by the sample."""

    def __init__(self, site: Path) -> None:
        self.env = {**BARE, "PYTHONPATH": str(site)}

    def __call__(self, *args: str | Path, env: Env = AS_IT_IS, cwd: Path | None = None) -> Ran:
        return running.pipe([SCRIPT, *args], {**self.env, **env}, cwd)

    def terminal(self, *args: str | Path, env: Env = AS_IT_IS, **how: Any) -> Ran:
        """Run it on a terminal, whose width and the like are told as to `running.terminal`."""
        return running.terminal([SCRIPT, *args], {**self.env, **env}, **how)

    def into(self, sink: str, *args: str | Path, env: Env = AS_IT_IS) -> Ran:
        return running.into([SCRIPT, *args], {**self.env, **env}, sink)


def with_sample(folder: Path) -> Path:
    """The folder, to import from: the package with the sample as its bundled data."""
    ignored = shutil.ignore_patterns("__pycache__", "built")
    shutil.copytree(ROOT / "ilj", folder / "ilj", ignore=ignored)
    shutil.copytree(SAMPLE, folder / "ilj" / "data")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_sample(tmp_path_factory.mktemp("site"))


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
def exported(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample as a database, `facts.db`, and as a Data Package, `facts`."""
    folder = tmp_path_factory.mktemp("exported")
    for name in ("facts.db", "facts"):
        assert served("export", folder / name).code == 0
    return folder


@pytest.fixture(scope="module")
def sample() -> Iterator[None]:
    """The sample in place of the bundled data, in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ilj.store.library.BUNDLED", str(SAMPLE))
        patch.setattr(Library.__init__, "__defaults__", ((str(SAMPLE),), None))
        yield


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
    """Say loudly which shells and which programs of others were not there to be tested with."""
    said = []
    if LACKING:
        said.append(f"shells not found, their completion not tested: {', '.join(LACKING)}")
    said += (
        f"not installed, tests/consumers/{file} not run with --long: {', '.join(lacking)}"
        for file, lacking in consumers.LACKING.items()
    )
    for line in said:
        terminalreporter.write_line(line, red=True, bold=True)
