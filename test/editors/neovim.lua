-- Shows the diagnostics of a Dockerfile, applies "fix all", and sees them go.
vim.cmd('edit Dockerfile')
vim.bo.filetype = 'dockerfile'
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  name = 'plimsoll',
  cmd = { os.getenv('PLIMSOLL_NODE'), os.getenv('PLIMSOLL_CLI'), 'lsp', '--stdio' },
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(buffer, client)
local shown = vim.wait(60000, function() return #vim.diagnostic.get(buffer) > 0 end, 50)
local lines = {}
for _, d in ipairs(vim.diagnostic.get(buffer)) do
  table.insert(lines, string.format('%d:%d %s [%s]', d.lnum + 1, d.col + 1, d.message, d.code or ''))
end
vim.fn.writefile(lines, 'found.txt')
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {}, only = { 'source.fixAll.plimsoll' } }
for _, answer in pairs(vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', params, 30000) or {}) do
  for _, action in ipairs(answer.result or {}) do
    if not action.edit then
      action = vim.lsp.buf_request_sync(buffer, 'codeAction/resolve', action, 30000)[client].result
    end
    vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
  end
end
local gone = vim.wait(60000, function() return #vim.diagnostic.get(buffer) == 0 end, 50)
vim.cmd('silent write')
vim.lsp.stop_client(client)
vim.cmd((shown and gone) and 'qa!' or 'cq')
