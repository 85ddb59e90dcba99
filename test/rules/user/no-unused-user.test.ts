import rule from "../../../rules/user/no-unused-user.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    'FROM alpine:3.20 AS base\nRUN adduser -D app\nFROM base\nUSER app\nCMD ["/a"]',
    'FROM alpine:3.20\nRUN adduser -D -u 1000 app\nUSER 1000\nCMD ["/a"]',
    'FROM alpine:3.20\nRUN adduser -D app && adduser app wheel && sudo -u app make\nCMD ["/a"]',
    'FROM debian:12\nRUN useradd redis\nCMD ["redis", "--dir", "/x"]',
    'FROM debian:12\nRUN useradd app\nENV RUN_AS=app\nCMD ["/a"]',
    'FROM debian:12\nRUN useradd app && echo "user app;" > /etc/a.conf\nCMD ["/a"]',
    'FROM debian:12\nRUN groupadd app\nCMD ["/a"]',
    'FROM debian:12\nRUN adduser --group app\nCMD ["/a"]',
    'FROM debian:12\nRUN useradd app && userdel app\nCMD ["/a"]',
    { code: 'FROM debian:12\nRUN useradd app\nENTRYPOINT ["/docker-entrypoint.sh"]', unknown: true },
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
      code: 'FROM debian:12\nRUN useradd «app»\nUSER root\nENTRYPOINT ["/a"]',
      says: "app is created, but nothing runs as app: the image runs as root",
      fixedUnsafe: 'FROM debian:12\nRUN useradd app\nUSER root\nUSER app\nENTRYPOINT ["/a"]',
    },
  ],
});
