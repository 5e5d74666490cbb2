"""The shells: the script that makes each ask what may end a line, and how it reads the answer.

A script calls `ilj completion SHELL LINE`, with the line up to the cursor, and is answered with a
word a line. `/` alone leaves it to the shell to find a folder, `./` a folder or a file. Where what
is typed stands in the middle of several words, bash and zsh list them and insert nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ilj.frozen import Value
from ilj.text import safe

_BASH = r"""_ilj() {
    local line=${COMP_LINE:0:COMP_POINT} word
    local typed=${line##*[[:space:]]}
    COMPREPLY=()
    while IFS= read -r word; do
        case $word in
            /) compopt +o nospace -o dirnames 2>/dev/null ;;
            ./) compopt +o nospace -o default 2>/dev/null ;;
            *) COMPREPLY+=("${word:${#typed}-${#2}}") ;; # what follows the last = or : alone
        esac
    done < <("$1" completion bash "$line" 2>/dev/null)
    if ((${#COMPREPLY[@]} > 1)) && [[ ${COMPREPLY[0]} != "$2"* ]]; then
        COMPREPLY+=("")
    fi
}
complete -o nospace -F _ilj ilj
"""

_ZSH = r"""#compdef ilj
_ilj() {
    local -a found
    local line="${(j: :)words[1,CURRENT-1]} $PREFIX"
    found=("${(@f)$("$words[1]" completion zsh "$line" 2>/dev/null)}")
    if [[ $found == (|.)/ ]]; then
        compset -P '--[a-z-]#='
        if [[ $found == / ]]; then _files -/; else _files; fi
    elif [[ -n $found ]]; then
        compset -P '*[=,]'
        _describe ilj found -M 'm:{A-Z}={a-z} l:|=*' -S ' ' -r ', '
        [[ $#found == 1 || $found[1] == $PREFIX* ]] || compstate[insert]=
    fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
if [[ $funcstack[1] == _ilj ]]; then _ilj; else compdef _ilj ilj; fi
"""

_FISH = r"""function __ilj
    set -l ilj (commandline -opc)[1]
    set -l found ($ilj completion fish (commandline -cp | string collect) 2>/dev/null)
    set -l word (commandline -ct)
    set -l kept (string match -r -- '^--[a-z-]+=' $word; or echo)
    set -l typed (string replace -- "$kept" '' $word)
    switch "$found"
        case /
            string replace -r '^' -- "$kept" (__fish_complete_directories "$typed" '')
        case ./
            string replace -r '^' -- "$kept" (__fish_complete_path "$typed" '')
        case '*'
            string join -- \n $found
    end
end
complete -c ilj -f -a '(__ilj)'
"""


class Ending(Value):
    """What may take the place of the word that is being typed.

    `kept` is what stays of it, up to `=` or the last comma, and any of `words` may follow, each
    with what it means; `listed` has a comma follow those. A `path` is for the shell to find.
    """

    kept: str = ""
    words: Mapping[str, str] = {}
    listed: bool = False
    path: str = ""


class Shell(Value):
    """A shell: its script, and how a word that may end a line, with its help, is written for it."""

    script: str
    written: Callable[[Ending, str, str], str]


def _in_bash(end: Ending, word: str, help: str) -> str:
    """What is to stand on the line, with a space where the word is done."""
    return end.kept + word + " " * (not end.listed)


def _in_zsh(end: Ending, word: str, help: str) -> str:
    """The word alone; a space that a comma takes away again is the script's."""
    return f"{word}:{help}" if help else word


def _in_fish(end: Ending, word: str, help: str) -> str:
    """What is to stand on the line."""
    return f"{end.kept}{word}\t{help}"


SHELLS = {
    "bash": Shell(_BASH, _in_bash),
    "zsh": Shell(_ZSH, _in_zsh),
    "fish": Shell(_FISH, _in_fish),
}
"""Every shell that ilj completes in, by its name."""


def answer(shell: str, end: Ending) -> Iterator[str]:
    """What may end a line, in the lines that the script of a shell reads."""
    if end.path:
        yield f"{end.path}\n"
    for word, help in end.words.items():
        yield SHELLS[shell].written(end, word, "" if help == word else safe(help)) + "\n"
