"""Tells PyInstaller which files a frozen build of the command needs."""


def hook_dirs() -> list[str]:
    """The folders of hooks for PyInstaller."""
    return list(__path__)
