# Completes svc in fish: svc completion fish > ~/.config/fish/completions/svc.fish
# `svc complete` answers with lines of text, tab, meaning; a line with a colon alone asks for files.
function __svc_complete
    set -l words (commandline -opc) (commandline -ct)
    for line in (svc complete -- $words[2..-1] 2>/dev/null)
        if test "$line" = ":"
            __fish_complete_path (commandline -ct)
        else
            echo $line
        end
    end
end
complete -c svc -f -a '(__svc_complete)'
