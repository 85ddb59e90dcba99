" Shows the diagnostics of a Dockerfile in Vim with ALE, mends it by hand, and sees them go.
set nocompatible
filetype plugin on
" Where Debian puts it.
set runtimepath+=/usr/share/vim-ale
let g:ale_linters = {'dockerfile': ['plimsoll']}
let g:ale_linters_explicit = 1
let g:ale_lint_on_enter = 0
let g:ale_completion_enabled = 0
runtime plugin/ale.vim
call ale#linter#Define('dockerfile', {
\ 'name': 'plimsoll',
\ 'lsp': 'stdio',
\ 'executable': $PLIMSOLL_NODE,
\ 'command': '%e ' . shellescape($PLIMSOLL_CLI) . ' lsp --stdio',
\ 'project_root': {buffer -> getcwd()},
\})

function! Waited(condition) abort
  let l:left = 600
  while l:left > 0 && !eval(a:condition)
    sleep 100m
    let l:left -= 1
  endwhile
  return eval(a:condition)
endfunction

edit Dockerfile
setfiletype dockerfile
call ale#Queue(0)
if !Waited('!empty(getloclist(0))')
  cquit
endif
call writefile(map(getloclist(0), 'v:val.lnum . ":" . v:val.col . " " . v:val.text'), 'found.txt')
call setline(3, getline(3) . ' && rm -rf /var/lib/apt/lists/*')
call setline(4, 'LABEL org.opencontainers.image.authors="me"')
call ale#Queue(0)
if !Waited('empty(getloclist(0))')
  cquit
endif
silent write
qall!
