#compdef svc
# Completes svc in zsh: svc completion zsh > /usr/local/share/zsh/site-functions/_svc
# `svc complete` answers with lines of text, tab, meaning; a line with a colon alone asks for files.
_svc() {
    local line text meaning files tab=$'\t'
    local -a found
    for line in "${(@f)$(svc complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        text=${line%%$tab*}
        meaning=${line#*$tab}
        if [[ $text == : ]]; then
            files=yes
        elif [[ -n $text ]]; then
            found+=("${text//:/\\:}:$meaning")
        fi
    done
    (( $#found )) && _describe -V svc found
    [[ -n $files ]] && _files
}
if [[ $funcstack[1] == _svc ]]; then _svc "$@"; else compdef _svc svc; fi
