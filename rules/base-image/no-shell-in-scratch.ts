import { defineRule, unknown } from "../../src/author.ts";
import { basename, lacksShell, rootName, rootSpan } from "../../src/kit.ts";
import { hasProgram } from "../../src/knowledge/base-images/programs.ts";
import { isShell } from "../../src/knowledge/programs/shells.ts";

export default defineRule({
  id: "no-shell-in-scratch",
  summary: "RUN is not used in a stage that has no shell",
  why: "RUN in shell form starts /bin/sh of the stage itself. scratch and distroless images have none, so the build fails; do the work in another stage and copy the result.",
  topic: "base-image",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["go-static"],
  aliases: { tally: ["tally/shell-run-in-scratch"] },
  reference: "https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch",
  messages: { shell: "{base} has no {program} to run this: do it in another stage and copy the result" },
  examples: [
    {
      bad: "FROM scratch\nCOPY app /app\n«RUN» chmod +x /app",
      good: "FROM scratch\nCOPY --chmod=755 app /app",
    },
    { bad: "FROM gcr.io/distroless/static-debian12\n«RUN» mkdir /data" },
    { title: "Exec form needs no shell", good: 'FROM scratch\nCOPY app /app\nRUN ["/app", "--setup"]' },
    {
      title: "A copied shell counts",
      good: "FROM scratch\nCOPY --from=busybox:1.37 /bin /bin\nRUN mkdir /data",
      unknown: "the copied files may include a shell",
    },
  ],
  on: {
    Run(run, { model }) {
      const stage = model.stageOf(run);
      if (!stage || run.onbuild || run.mounts.some(({ from }) => from)) return;
      const { command } = run;
      if (command.form === "shell" && model.before(run).shellSetBy) return;
      const program = command.form === "shell" ? "/bin/sh" : command.args[0]?.text;
      if (program === undefined || !isShell(basename(program))) return;
      const lacking = lacksShell(stage, model, run);
      if (!lacking.known) return stage.root?.shell === false ? unknown(run.keyword, lacking.reason) : undefined;
      if (!lacking.value) return;
      const found = stage.root && !program.startsWith("/bin/") && hasProgram(stage.root, basename(program));
      if (found) return;
      const base = rootName(stage);
      return {
        at: run.keyword,
        message: "shell",
        data: { base, program },
        related: [{ at: rootSpan(stage), message: `${base} has no shell` }],
      };
    },
  },
});
