// Each script hands the words up to the cursor to `plimsoll completion words`, so that it never needs to change. The
// last word is marked with `@`, since some shells drop empty ones. The answer is a line for each candidate, with its
// help behind a tab; a line with a colon alone says that files fit too.

const bash = `# Completion for bash: eval "$(plimsoll completion bash)"
_plimsoll() {
  local line=\${COMP_LINE:0:COMP_POINT} cur=\${COMP_WORDS[COMP_CWORD]} files='' candidate words
  [[ $cur == [=:] ]] && cur=''
  IFS=$' \\t' read -ra words <<<"$line"
  [[ $line == *[[:blank:]] ]] && words+=('')
  local full=\${words[\${#words[@]} - 1]}
  # What lies before the last = or : is no part of the word for bash.
  [[ $full == *"$cur" ]] || cur=\${full##*[=:]}
  COMPREPLY=()
  while IFS=$'\\t' read -r candidate _; do
    if [[ $candidate == : ]]; then files=1; else COMPREPLY+=("\${candidate:\${#full}-\${#cur}}"); fi
  done < <("$1" completion words -- "\${words[@]:1:\${#words[@]}-2}" "@$full" 2>/dev/null)
  # Bash knows best how to complete the names of files, where nothing else fits.
  [[ $files ]] || compopt +o default
}
complete -o default -F _plimsoll plimsoll
`;

const zsh = `#compdef plimsoll
# Completion for zsh: eval "$(plimsoll completion zsh)", after compinit
_plimsoll() {
  local candidate help files
  local -a values
  while IFS=$'\\t' read -r candidate help; do
    if [[ $candidate == : ]]; then files=1; else values+=("\${candidate//:/\\\\:}:$help"); fi
  done < <("\${words[1]}" completion words -- "\${(@)words[2,CURRENT-1]}" "@$PREFIX" 2>/dev/null)
  local found=1
  (( $#values )) && _describe -V plimsoll values && found=0
  if [[ -n $files ]]; then
    compset -P '*='
    _files && found=0
  fi
  return found
}
compdef _plimsoll plimsoll
`;

const fish = `# Completion for fish: plimsoll completion fish | source
function __plimsoll_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($words[1] completion words -- $words[2..-1] "@$current" 2>/dev/null)
        if test "$line" = :
            __fish_complete_path "$current"
        else
            printf '%s\\n' $line
        end
    end
end
complete -c plimsoll -f -k -a '(__plimsoll_complete)'
`;

const powershell = `# Completion for PowerShell: plimsoll completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName plimsoll -ScriptBlock {
    param($current, $ast, $cursor)
    $words = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { $_.ToString() })
    & $words[0] completion words '--' @($words | Select-Object -Skip 1) "@$current" 2>$null | ForEach-Object {
        $word, $help = $_ -split "\`t", 2
        if ($word -ne ':') {
            if (-not $help) { $help = $word }
            [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $help)
        }
    }
}
`;

/** By the name of the shell. */
export const scripts: Readonly<Record<string, string>> = { bash, zsh, fish, powershell };
