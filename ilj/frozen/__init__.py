"""Frozen builds of the command: where PyInstaller finds what to take along."""


def hook_dirs() -> list[str]:
    """The folders of hooks for PyInstaller."""
    return list(__path__)
