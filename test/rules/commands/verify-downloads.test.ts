import rule from "../../../rules/commands/verify-downloads.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN curl -fsSL https://example.com/x.tgz -o /x.tgz && sha256sum -c sums && tar xf /x.tgz",
    "FROM debian:12\nRUN wget https://example.com/x.tgz && gpg --batch --verify x.tgz.asc x.tgz && tar xf x.tgz",
    'FROM debian:12\nRUN wget -O x https://example.com/x && test "$(openssl dgst -sha256 x)" = 1 && chmod +x x',
    "FROM debian:12\nRUN curl -fsSL https://example.com/key | apt-key add - && apt-get update",
    "FROM debian:12\nRUN curl -fsSLo /etc/apt/sources.list.d/x.list https://example.com/x.list && apt-get update",
    "FROM debian:12\nRUN curl -fsSL http://localhost:8080/x | sh",
    "FROM debian:12\nRUN curl -fsS https://example.com/data | python -m json.tool && curl https://example.com/x | python -c 'import sys'",
    "FROM debian:12\nRUN V=$(curl -fsS https://example.com/version) && echo $V | bash",
    "FROM debian:12\nRUN curl -fsSLO https://example.com/data.json",
    {
      title: "archives may be left out",
      code: "FROM debian:12\nRUN curl -fsS https://example.com/x.tgz | tar xz",
      options: { archives: false },
    },
    "FROM debian:12\nADD https://example.com/x.json /x.json",
    "FROM debian:12\nADD https://example.com/x.tgz /x.tgz\nRUN sha256sum -c sums && tar xf /x.tgz",
    "FROM debian:12\nADD x.tgz /x\nADD https://example.com/a.git#v1 /a",
    {
      title: "an interpreter with a script of its own",
      code: "FROM debian:12\nRUN curl -fsS https://example.com/data | python load.py",
    },
  ],
  bad: [
    {
      code: "FROM debian:12\nRUN curl -s https://example.com/latest | jq -r .url | xargs curl -sL «https://example.com/x.tgz» | ‹tar› xz",
      message: "unchecked",
      related: "Read here",
      flow: true,
    },
    {
      code: "FROM debian:12\nRUN curl -fsSL «https://example.com/setup» \\\n  | sudo -E ‹bash› - && apt-get install -y nodejs",
      message: "piped",
      related: "Read here",
      flow: true,
    },
    {
      code: 'FROM debian:12\nRUN ‹bash› -c "$(wget -qO- «https://example.com/i.sh»)"',
      message: "piped",
      related: "Read here",
    },
    {
      code: "FROM debian:12\nRUN ‹bash› <(curl -s «https://example.com/i.sh»)",
      message: "piped",
      related: "Read here",
    },
    {
      code: 'FROM debian:12\nRUN ‹eval› "$(curl -s «$URL»)"',
      message: "piped",
      says: "eval runs whatever the server sends",
      related: "Read here",
    },
    {
      code: "FROM debian:12\nRUN curl -s «https://example.com/i.py» | ‹python3› - --yes",
      message: "piped",
      related: "Read here",
      flow: true,
    },
    {
      code: "FROM debian:12\nRUN curl -s «https://example.com/x.tgz» | ‹tar› xz -C /opt",
      message: "unchecked",
      says: "What example.com sends is unpacked without a check of its sum or signature",
      related: "Read here",
      flow: true,
    },
    {
      code: "FROM debian:12\nRUN wget «https://example.com/x.tgz» && tar xf ‹x.tgz›",
      message: "unchecked",
      says: "x.tgz is unpacked without a check of its sum or signature",
      related: "It is unpacked here",
      flow: true,
    },
    {
      code: "FROM debian:12\nARG V=1\nRUN cd /tmp && curl -fLO «https://example.com/x-${V}.deb» && ‹dpkg› -i x-${V}.deb",
      message: "unchecked",
      related: "It is installed here",
      flow: true,
    },
    {
      code: "FROM debian:12\nRUN curl -fL «https://example.com/x» > /usr/bin/x && chmod 0755 ‹/usr/bin/x›",
      message: "unchecked",
      related: "It is made executable here",
      flow: true,
    },
    {
      code: "FROM debian:12\nRUN wget -O i.sh «https://example.com/i.sh» && ‹sh› ./i.sh",
      message: "unchecked",
      related: "It is run here",
      flow: true,
    },
    {
      code: "FROM debian:12\nRUN curl -fLo /tmp/kubectl «https://example.com/kubectl» && ‹install› -m 755 /tmp/kubectl /usr/local/bin/kubectl",
      message: "unchecked",
      related: "It is installed here",
      flow: true,
    },
    {
      code: "FROM debian:12\nRUN curl -fLo a.deb «https://example.com/a.deb» && ‹apt-get› install -y ./a.deb",
      message: "unchecked",
      related: "It is installed here",
      flow: true,
    },
    {
      code: "FROM debian:12\nADD «https://example.com/x.tgz» /tmp/\nRUN tar xf ‹/tmp/x.tgz›",
      message: "unchecked",
      related: "It is unpacked here",
      flow: true,
    },
  ],
});
