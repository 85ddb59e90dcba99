import rule from "../../../rules/user/no-unused-user.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    'FROM alpine:3.20 AS base\nRUN adduser -D app\nFROM base\nUSER app\nCMD ["/a"]',
    'FROM alpine:3.20\nRUN adduser -D -u 1000 app\nUSER 1000\nCMD ["/a"]',
    'FROM alpine:3.20\nRUN adduser -D app && adduser app wheel && sudo -u app make\nCMD ["/a"]',
    'FROM debian:12\nRUN useradd redis\nCMD ["redis", "--dir", "/x"]',
    'FROM debian:12\nRUN useradd app\nENV MODE=prod RUN_AS="app"\nCMD ["/a"]',
    // The last USER is root's; before that it was used.
    'FROM debian:12\nRUN useradd app\nUSER app\nRUN make\nUSER root\nCMD ["/a"]',
    'FROM debian:12\nRUN useradd -u 1000 app\nUSER 1000\nRUN make\nUSER root\nCMD ["/a"]',
    'FROM debian:12\nRUN useradd app\nUSER 65532\nCMD ["/a"]',
    'FROM debian:12\nRUN useradd app && apt-get install -y gosu\nCMD ["/a"]',
    // Which of several is meant cannot be told, and an editor takes its own.
    'FROM debian:12\nRUN useradd web && useradd worker\nCMD ["/a"]',
    'FROM debian:12\nRUN useradd vscode\nCMD ["/a"]',
    'FROM debian:12\nRUN useradd my.web.app && echo my.web.app > /etc/a.conf\nCMD ["/a"]',
    "FROM scratch\nADD rootfs.tar.gz /\nRUN adduser -D app",
    'FROM debian:12\nRUN useradd app && echo "user app;" > /etc/a.conf\nCMD ["/a"]',
    'FROM debian:12\nRUN groupadd app\nCMD ["/a"]',
    'FROM debian:12\nRUN adduser --group app\nCMD ["/a"]',
    'FROM debian:12\nRUN useradd app && userdel app\nCMD ["/a"]',
    ...["/docker-entrypoint", "/srv/app.sh", "/srv/app.bash", "sh", "bash", "/run", "/start", "/boot"].map(
      (script) => ({
        code: `FROM debian:12\nRUN useradd app\nENTRYPOINT ["${script}", "/srv/main"]\nCMD ["/a"]`,
        unknown: "the script that the image starts may switch to it",
      }),
    ),
    { code: 'FROM registry.example.com/base:1\nRUN useradd app\nCMD ["/a"]', unknown: true },
    { code: "FROM debian:12\nRUN useradd app", unknown: true },
    'FROM debian:12 AS build\nRUN useradd app\nFROM debian:12\nCMD ["/a"]',
  ],
  bad: [
    {
      code: 'FROM debian:12\nRUN groupadd -r app \\\n && useradd -r -g app «app»\nCOPY --chown=app . /app\nRUN chown -R app:app /app\nCMD ["/a"]\n',
      fixedUnsafe:
        'FROM debian:12\nRUN groupadd -r app \\\n && useradd -r -g app app\nCOPY --chown=app . /app\nRUN chown -R app:app /app\nUSER app\nCMD ["/a"]\n',
    },
    {
      title: "mentions of something else",
      code: 'FROM debian:12\nRUN useradd -u 1000 «app» && cp -r /application /srv && make\nENV MODE=prod\nCMD ["/a"]',
      fixedUnsafe:
        'FROM debian:12\nRUN useradd -u 1000 app && cp -r /application /srv && make\nENV MODE=prod\nUSER app\nCMD ["/a"]',
    },
    {
      title: "a name with dots",
      code: 'FROM debian:12\nRUN useradd «my.web.app» && echo my.web-app my-web.app > /etc/a.conf\nCMD ["/a"]',
      fixedUnsafe:
        'FROM debian:12\nRUN useradd my.web.app && echo my.web-app my-web.app > /etc/a.conf\nUSER my.web.app\nCMD ["/a"]',
    },
    ...["/shop", "/my.shop", "/prerun"].map((program) => ({
      title: `no script: ${program}`,
      code: `FROM debian:12\nRUN useradd «app»\nCMD ["${program}"]`,
      fixedUnsafe: `FROM debian:12\nRUN useradd app\nUSER app\nCMD ["${program}"]`,
      offers: "Switch to app, who may read and write less than root",
    })),
    {
      code: 'FROM debian:12\nRUN useradd «app»\nUSER root\nENTRYPOINT ["/a"]',
      says: "app is created but never used, and the image runs as root: add USER app",
      fixedUnsafe: 'FROM debian:12\nRUN useradd app\nUSER root\nUSER app\nENTRYPOINT ["/a"]',
    },
  ],
});
