import rule from "../../../rules/secrets/no-secret-commands.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN echo s3cr3t | passwd root",
    // These print, convert, check or sign.
    ...[..."RFlyeipBHDLsYkrQV"].map((letter) => `FROM debian:12\nRUN ssh-keygen -${letter} -f /etc/key`),
    "FROM debian:12\nRUN --mount=type=secret,id=pw chpasswd < /run/secrets/pw",
    'FROM debian:12\nARG PW\nRUN echo "root:$PW" | chpasswd',
    "FROM debian:12\nRUN useradd -p '!' app && usermod -p '*' root",
    "FROM debian:12\nRUN ssh-keygen -R host.example.com && ssh-keygen -y -f /k",
    "FROM debian:12\nRUN ssh-keygen -A && sshd -t && rm /etc/ssh/ssh_host_*",
    "FROM debian:12\nRUN passwd -d app",
    // The value of a variable is for another rule.
    'FROM debian:12\nARG PW=s3cr3t\nRUN echo "root:$PW" | chpasswd && useradd -p "$PW" app',
    // No password.
    "FROM debian:12\nRUN echo root: | chpasswd && echo 'app:<new:password>' | chpasswd && useradd -p '!!' app",
    "FROM debian:12\nRUN echo locked | passwd --lock root",
    "FROM debian:12\nRUN ssh-keygen --help",
  ],
  bad: [
    {
      title: "twice, as passwd asks",
      code: "FROM debian:12\nRUN printf «'s3cr3t\\\\ns3cr3t\\\\n'» | passwd root",
      message: "password",
    },
    {
      title: "a password in the place of its hash",
      code: "FROM debian:12\nRUN useradd -m -p «worker» worker && usermod -p «thirteenchars!» worker",
      message: "noHash",
      severity: "warning",
      says: [
        "useradd expects the hash of a password here: with this plain text no login is possible",
        "usermod expects the hash of a password here: with this plain text no login is possible",
      ],
    },
    {
      title: "hashes of other sorts, and one that is locked",
      code: "FROM debian:12\nRUN useradd -p «aVSyDbqXzcLPg» a && useradd -p «'!$y$j9T$abc'» b && useradd -p «_J9..XXXX0123456789a» c",
      message: "hash",
    },
    {
      code: "FROM debian:12 AS b\nRUN true && \\\n  printf «'app:s3cr3t\\n'» | chpasswd\nFROM scratch",
      message: "password",
    },
    {
      code: "FROM centos:7\nRUN echo «s3cr3t» | passwd --stdin root",
      message: "password",
      says: "passwd sets a password that is written here in plain text",
    },
    {
      code: "FROM debian:12\nRUN <<EOF\n«ssh-keygen -t rsa -N '' -f /root/.ssh/id_rsa»\nEOF",
      message: "key",
      says: "ssh-keygen creates a private key that every container of this image shares",
    },
    {
      title: "a hash",
      code: "FROM debian:12\nRUN usermod -p «'$6$abc$def0123456789'» root",
      message: "hash",
      says: "usermod sets the same password in every container: its hash is written here",
    },
    {
      title: "of several the first",
      code: "FROM debian:12\nRUN printf '%s\\n' «root:pw» app:s3cr3t | chpasswd",
      message: "password",
    },
    {
      title: "a colon is part of the password",
      code: "FROM debian:12\nRUN echo «pw:1» | passwd --stdin root",
      message: "password",
    },
    {
      title: "by type alone, and by file alone",
      code: "FROM debian:12\nRUN rm -f /etc/ssh/ssh_host_* && «ssh-keygen -t ed25519» && «ssh-keygen -q -f /etc/key» && touch /done",
      message: "key",
    },
  ],
});
