# Completes svc in bash: svc completion bash > /etc/bash_completion.d/svc
# `svc complete` answers with lines of text, tab, meaning; a line with a colon alone asks for files.
_svc() {
    local text meaning
    COMPREPLY=()
    while IFS=$'\t' read -r text meaning; do
        case $text in
            '') ;;
            :) compopt -o default ;;
            *=) compopt -o nospace; COMPREPLY+=("$text") ;;
            *) COMPREPLY+=("$text") ;;
        esac
    done < <(svc complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _svc svc
