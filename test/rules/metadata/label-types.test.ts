import rule from "../../../rules/metadata/label-types.ts";
import { testRule } from "../../rule-tester.ts";

const options = {
  "label-schema": {
    text: "text",
    url: "url",
    version: "semver",
    hash: "hash",
    time: "rfc3339",
    license: "spdx",
    mail: "email",
  },
};

const label = (text: string) => `FROM debian:12\nLABEL ${text}`;

testRule(rule, {
  good: [
    label("text= url=a"),
    { title: "another label", options, code: label('name= constructor=""') },
    { options, code: label("text=a") },
    { options, code: label("url=https://example.com/a?b#c url=urn:example:a url=mailto:a@example.com") },
    { options, code: label("version=1.2.3 version=0.0.0-rc.1+build.05 version=1.0.0-0a.-1 version=1.0.0-a-01") },
    {
      options,
      code: label(
        "hash=0123abc hash=0123456789abcdef0123456789abcdef01234567 hash=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      ),
    },
    {
      options,
      code: label('time=2026-11-30T12:00:00Z time="2024-02-29 23:59:60.5+14:00" time=2026-11-30t00:00:00z'),
    },
    {
      options,
      code: label(
        'license=MIT license="mit OR (Apache-2.0 AND BSD-3-Clause)" license=GPL-2.0+ license="GPL-2.0-only WITH Classpath-exception-2.0" license=LicenseRef-Example',
      ),
    },
    { options, code: label("mail=a.b+c@example.com mail=a@localhost") },
    { title: "a value that is not known", options, code: "FROM debian:12\nARG V\nLABEL version=$V", unknown: true },
    { title: "a key that is not known", options, code: "FROM debian:12\nARG K\nLABEL $K=" },
  ],
  bad: [
    {
      title: "empty ones of any type",
      options,
      code: 'FROM debian:12\nARG V=\nLABEL text=«""» «url»= version=«${V}»',
      message: "empty",
      says: [
        "The label text is empty: give it a value",
        "The label url is empty: give it a value",
        "The label version is empty: give it a value",
      ],
    },
    {
      options,
      code: label("url=«example.com» url=«/a» url=«'http://a b'» url=«https:»"),
      message: "type",
      says: Array(4).fill("The value of the label url is not an absolute URL"),
    },
    {
      options,
      code: label(
        "version=«1.2» version=«v1.2.3» version=«01.2.3» version=«1.2.3-01» version=«1.2.3+» version=«1.2.3-a..b»",
      ),
      message: "type",
      says: Array(6).fill("The value of the label version is not a semantic version such as 1.2.0"),
    },
    {
      options,
      code: label("hash=«012345» hash=«0123ABC» hash=«0123456789abcdef0123456789abcdef012345678» hash=«master»"),
      message: "type",
      says: Array(4).fill("The value of the label hash is not the hash of a Git commit"),
    },
    {
      options,
      code: label(
        "time=«2026-11-30» time=«2026-02-30T00:00:00Z» time=«2026-11-30T24:00:00Z» time=«2026-11-30T12:00:00»",
      ),
      message: "type",
      says: Array(4).fill("The value of the label time is not a time of RFC 3339 such as 2026-11-30T12:00:00Z"),
    },
    {
      options,
      code: label(
        "license=«Foo» license=«'MIT Apache-2.0'» license=«'(MIT'» license=«'MIT)'» license=«'MIT WITH MIT'» license=«'MIT OR'»",
      ),
      message: "type",
      says: Array(6).fill("The value of the label license is not an SPDX license expression"),
    },
    {
      options,
      code: label("mail=«shop» mail=«'Shop <a@example.com>'» mail=«a@b@c» mail=«@example.com»"),
      message: "type",
      says: Array(4).fill("The value of the label mail is not an email address"),
    },
    {
      title: "through variables, in a build stage, and for a later build",
      options,
      code: "FROM debian:12 AS a\nARG V=1 K=version\nLABEL $K=«$V»\nONBUILD LABEL version=«1»\nFROM scratch",
      message: "type",
      says: Array(2).fill("The value of the label version is not a semantic version such as 1.2.0"),
    },
  ],
});
