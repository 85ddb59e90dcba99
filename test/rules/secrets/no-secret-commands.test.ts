import rule from "../../../rules/secrets/no-secret-commands.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN --mount=type=secret,id=pw chpasswd < /run/secrets/pw",
    'FROM debian:12\nARG PW\nRUN echo "root:$PW" | chpasswd',
    "FROM debian:12\nRUN useradd -p '!' app && usermod -p '*' root",
    "FROM debian:12\nRUN ssh-keygen -R host.example.com && ssh-keygen -y -f /k",
    "FROM debian:12\nRUN ssh-keygen -A && sshd -t && rm /etc/ssh/ssh_host_*",
    "FROM debian:12\nRUN passwd -d app",
  ],
  bad: [
    {
      code: "FROM debian:12 AS b\nRUN true && \\\n  printf «'app:s3cr3t\\n'» | chpasswd\nFROM scratch",
      message: "password",
    },
    {
      code: "FROM centos:7\nRUN echo «s3cr3t» | passwd --stdin root",
      message: "password",
      says: "passwd sets a password that stands here in plain sight",
    },
    {
      code: "FROM debian:12\nRUN <<EOF\n«ssh-keygen -t rsa -N '' -f /root/.ssh/id_rsa»\nEOF",
      message: "key",
      says: "ssh-keygen makes a private key that every container from this image shares",
    },
    {
      title: "a hash",
      code: "FROM debian:12\nRUN usermod -p «'$6$abc$def0123456789'» root",
      message: "hash",
      says: "usermod sets the same password in every container: its hash stands here",
    },
  ],
});
