import { describe, expect } from "vitest";
import { mended, withEditor } from "./editor.ts";

describe("editors show what is found and apply what mends it", () => {
  withEditor("Neovim", "nvim", undefined, (run) => {
    const { process, text, found } = run(
      "nvim",
      ["--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile neovim.lua"],
      "neovim.lua",
    );
    expect(process.status, process.stderr).toBe(0);
    // Columns in bytes, as Neovim counts them.
    expect(found).toMatch(/^3:18 apt-get update .*\[apt-get-clean-lists]$/m);
    expect(found).toContain("4:1 MAINTAINER is deprecated: use a label [no-maintainer]");
    expect(text).toBe(mended);
  });

  withEditor("Emacs with eglot", "emacs", undefined, (run) => {
    const { process, text, found } = run("emacs", ["-q", "--batch", "-l", "eglot.el"], "eglot.el");
    expect(process.status, process.stderr).toBe(0);
    expect(found).toMatch(/^3:\d+ .*apt-get update/m);
    expect(found).toMatch(/^4:1 .*MAINTAINER is deprecated: use a label/m);
    expect(text).toBe(mended);
  });

  withEditor("Vim with ALE", "vim", "/usr/share/vim-ale", (run) => {
    const { process, text, found } = run("vim", ["-N", "-u", "NONE", "-i", "NONE", "-es", "-S", "ale.vim"], "ale.vim");
    expect(process.status, process.stderr + process.stdout).toBe(0);
    expect(found).toMatch(/^3:18 .*apt-get update/m);
    expect(found).toMatch(/^4:1 .*MAINTAINER is deprecated: use a label/m);
    expect(text).toBe(mended);
  });
});
