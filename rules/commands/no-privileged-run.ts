import { type Command, callOf, defineRule, option } from "../../src/author.ts";

export default defineRule({
  id: "no-privileged-run",
  summary: "Scripts do not start privileged containers",
  why: "A privileged container is root on the machine: what runs in it reaches every device, and everything else that runs there.",
  topic: "commands",
  category: "security",
  severity: "warning",
  recommended: false,
  cwe: [250],
  reference: "https://docs.docker.com/reference/cli/docker/container/run/#privileged",
  messages: {
    privileged:
      "{command} --privileged makes the container root on the machine: give it the capabilities that it needs",
  },
  examples: [
    {
      kind: "workflow",
      bad: "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker run «--privileged» example.com/app:1",
      good: "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker run --cap-add NET_ADMIN example.com/app:1",
    },
  ],
  on: {
    Command: {
      when: { programs: ["docker"], subcommands: ["run", "create", "exec"] },
      handle(command) {
        const privileged = option(command, "privileged");
        if (!privileged || privileged.value?.value === "false" || installsEmulation(command)) return;
        return { at: privileged, message: "privileged", data: { command: callOf(command) } };
      },
    },
  },
});

/** The images that register emulators with the kernel, which is what they need their rights for. */
function installsEmulation({ operands: [image] }: Command): boolean {
  return /^(?:docker\.io\/)?(?:tonistiigi\/binfmt|multiarch\/qemu-user-static)(?:[:@]|$)/.test(image?.value ?? "");
}
