import rule from "../../../rules/user/useradd-no-log-init.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN useradd -u 99999 a && useradd a",
    "FROM debian:12\nRUN useradd -lu 123456 a && useradd --no-log-init -u 123456 b",
    { title: "a value that is not known", code: "FROM debian:12\nARG ID\nRUN useradd -u $ID a" },
    { title: "no number", code: "FROM debian:12\nRUN useradd -u abcdefg a" },
    { title: "adduser cannot", code: "FROM debian:12\nRUN adduser --uid 123456 a && usermod -u 123456 b" },
    "FROM alpine:3.20\nRUN useradd -u 123456 a",
    "FROM debian:trixie-slim\nRUN useradd -u 123456 a",
    { options: { minimum: 1_000_000 }, code: "FROM debian:12\nRUN useradd -u 123456 a" },
    {
      options: { ids: "written" },
      code: 'FROM debian:12\nRUN useradd -u 12345 a && useradd --uid 123456 b && useradd -u123456 c && useradd -u $I d && useradd -u "${I}" e',
    },
  ],
  bad: [
    {
      code: "FROM debian:12\nRUN «useradd» -mu 100000 a && sudo «useradd» --uid=4294967294 b",
      says: ["100000", "4294967294"].map(
        (id) => `The user ID ${id} makes the login logs of the image as long as it is high: add --no-log-init`,
      ),
      fixed: "FROM debian:12\nRUN useradd --no-log-init -mu 100000 a && sudo useradd --no-log-init --uid=4294967294 b",
    },
    {
      title: "through a variable, on an image that is not known",
      code: "FROM registry.example.com/base:1\nARG ID=200000\nRUN «useradd» -u $ID a",
      fixed: "FROM registry.example.com/base:1\nARG ID=200000\nRUN useradd --no-log-init -u $ID a",
    },
    {
      title: "in exec form, for a later build",
      code: 'FROM debian:12\nONBUILD RUN ["«useradd»", "-u", "100000", "a"]',
      fixed: null,
    },
    {
      title: "whatever the image",
      options: { ids: "written" },
      code: "FROM debian:13\nRUN «useradd» -u $UID a && «useradd» -u 000001 b",
      fixed: "FROM debian:13\nRUN useradd --no-log-init -u $UID a && useradd --no-log-init -u 000001 b",
    },
  ],
});
