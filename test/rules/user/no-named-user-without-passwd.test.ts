import rule from "../../../rules/user/no-named-user-without-passwd.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    ...["1000:1000", "1000:", "root", "1000:root"].map((user) => `FROM scratch\nCOPY app /app\nUSER ${user}`),
    "FROM scratch\nONBUILD USER app",
    "FROM scratch\nCOPY rootfs/etc/group rootfs/etc/passwd /etc/\nUSER app",
    "FROM debian:12\nUSER nobody",
    "FROM gcr.io/distroless/static-debian12\nUSER nonroot",
    { code: "FROM scratch\nCOPY rootfs /\nUSER app", unknown: true },
    { code: "FROM scratch\nADD rootfs.tar.gz /\nRUN adduser app\nUSER app", unknown: true },
    { code: "FROM scratch\nARG WHO\nUSER $WHO", unknown: true },
    "FROM registry.example.com/base:1\nUSER app",
    "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nUSER ContainerUser",
  ],
  bad: [
    {
      code: "FROM scratch AS base\nCOPY app /opt/app\nFROM base\nUSER «app:app»",
      fixedUnsafe: "FROM scratch AS base\nCOPY app /opt/app\nFROM base\nUSER 65532:65532",
    },
    {
      code: "FROM scratch\nUSER «1000:app»",
      says: "1000:app cannot be looked up, as the image has no /etc/passwd: use numeric IDs",
      fixedUnsafe: "FROM scratch\nUSER 1000:65532",
    },
    { code: "FROM scratch\nUSER «app@example.com»", fixed: null },
    { code: "FROM scratch\nARG ‹WHO=app›\nUSER «$WHO»", related: "ARG WHO", flow: true, fixed: null },
  ],
});
