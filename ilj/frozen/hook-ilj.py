"""Hook for PyInstaller: the files and modules that it cannot find by itself."""

from importlib.metadata import files

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

datas = collect_data_files("ilj")
# The compiled part of tomli has a name of its own, which differs from release to release.
compiled = [file.name.partition(".")[0] for file in files("tomli") or () if "__mypyc" in file.name]
hiddenimports = [*collect_submodules("ilj"), *collect_submodules("tomli"), *compiled]
