import rule from "../../../rules/commands/no-host-admin-commands.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN ps aux | grep x && ps > /processes && x=$(free -m)",
    {
      title: "the exit code counts",
      code: "FROM debian:12\nRUN if ps; then ls; fi; ps -p 1 && ls\nRUN ps -C nginx && ls",
    },
    "FROM debian:12\nRUN top -b -n 1",
    {
      title: "an editor that runs a script",
      code: "FROM debian:12\nRUN vim +PluginInstall +qall && vim -es -c q a && vim a +q",
    },
    { title: "an editor that is fed", code: "FROM debian:12\nRUN vi a < script" },
    "FROM debian:12\nRUN service mysql start && mysql -e 'SELECT 1'",
    "FROM debian:12\nRUN service mysql stop",
    "FROM debian:12\nRUN service --status-all",
    "FROM debian:12\nRUN f() { service mysql start; }; f; ls",
    "FROM debian:12\nRUN --security=insecure mount -t tmpfs none /x",
    { title: "lists what is mounted", code: "FROM debian:12\nRUN mount" },
    "FROM debian:12\nRUN shutdown -c",
    "FROM debian:12\nRUN sleep 100 & kill $!",
    "FROM debian:12\nRUN ssh -V && echo ps top vim",
    { title: "what a container runs", code: 'FROM debian:12\nCMD ["top"]\nHEALTHCHECK CMD ps' },
    { title: "packages of such names", code: "FROM debian:12\nRUN apt-get install -y vim nano && which top" },
    {
      options: { commands: ["ssh"] },
      code: "FROM debian:12\nRUN ssh-keyscan example.com && scp a b: && sudo ssh a && /usr/bin/ssh b",
    },
  ],
  bad: [
    {
      code: 'FROM debian:12\nRUN «free» -m && ls\nRUN ["«ps»"]',
      message: "prints",
      says: [
        "free only prints the state of the build machine: remove it",
        "ps only prints the state of the build machine: remove it",
      ],
    },
    {
      code: "FROM debian:12\nRUN «top»\nRUN «/usr/bin/vim» /etc/hosts && «nano»\nRUN «vi» a",
      message: "terminal",
      says: ["top", "vim", "nano", "vi"].map(
        (program) => `${program} needs a terminal, which a build does not have: remove it`,
      ),
    },
    {
      code: "FROM debian:12\nRUN mkdir /a && «service» ssh start\nRUN sudo «service» cron start",
      message: "service",
      says: "service starts a service that ends with this RUN: start it with CMD or ENTRYPOINT",
    },
    {
      code: "FROM debian:12\nRUN «shutdown» -h now\nRUN «reboot»; «halt» && «poweroff»",
      message: "power",
      says: ["shutdown", "reboot", "halt", "poweroff"].map(
        (program) => `${program} has nothing to shut down in a build: remove it`,
      ),
    },
    {
      code: "FROM debian:12\nRUN «mount» -a\nONBUILD RUN «mount» /dev/sda /x || true",
      message: "mount",
      says: "mount is not permitted in a build: use RUN --mount",
    },
    {
      options: { commands: ["kill", "ps"] },
      code: "FROM debian:12\nRUN sleep 9 & «kill» $!\nRUN x=$(«ps»)\nRUN <<EOF\n«kill» 1\nEOF",
      message: "listed",
      says: ["kill", "ps", "kill"].map((program) => `${program} makes no sense in a build: remove it`),
    },
  ],
});
