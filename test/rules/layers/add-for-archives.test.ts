import rule from "../../../rules/layers/add-for-archives.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nADD a.tgz /opt/\nRUN tar -xf /opt/b.tgz",
    "FROM debian:12\nCOPY a.tgz /tmp/\nRUN tar -tf /tmp/a.tgz && cat /tmp/a.tgz | tar x",
    {
      title: "from another stage",
      code: "FROM debian:12 AS a\nFROM debian:12\nCOPY --from=a a.tgz /tmp/\nRUN tar -xf /tmp/a.tgz",
    },
    { title: "before it is there", code: "FROM debian:12\nRUN tar -xf /tmp/a.tgz\nCOPY a.tgz /tmp/" },
    { title: "another file of that name", code: "FROM debian:12\nCOPY a.tgz /tmp/\nRUN tar -xf /srv/a.tgz" },
    { title: "only some of its files", code: "FROM debian:12\nCOPY a.tgz /tmp/\nRUN tar -xf /tmp/a.tgz bin/a" },
    {
      title: "verified first",
      code: "FROM debian:12\nCOPY a.tgz a.sum /tmp/\nRUN sha256sum -c /tmp/a.sum /tmp/a.tgz && tar -xf /tmp/a.tgz",
    },
    {
      title: "twice",
      code: "FROM debian:12\nCOPY a.tgz /tmp/\nRUN tar -xf /tmp/a.tgz -C /a && tar -xf /tmp/a.tgz -C /b",
    },
    { title: "perhaps", code: "FROM debian:12\nCOPY a.tgz /tmp/\nRUN test -d /a || tar -xf /tmp/a.tgz" },
    {
      title: "what ADD does not unpack",
      code: "FROM debian:12\nCOPY a.zip b.gz /tmp/\nRUN unzip /tmp/a.zip && gunzip /tmp/b.gz",
    },
    {
      title: "in another stage",
      code: "FROM debian:12 AS a\nCOPY a.tgz /tmp/\nFROM debian:12\nRUN tar -xf /tmp/a.tgz",
    },
    {
      options: { archives: "named" },
      code: "FROM debian:12\nCOPY a.tgz /\nRUN tar xf a.tgz\nARG V=b.tgz\nCOPY b.tgz /\nRUN tar -xf $V",
    },
    { options: { archives: "named" }, code: "FROM debian:12\nCOPY a.tgz /\nRUN tar -xf a.tgz\nFROM debian:12" },
    {
      options: { archives: "named" },
      code: "FROM debian:12\nCOPY a.gz b.txt /tmp/\nRUN cat /tmp/a.gz && gunzip c.gz && tar -xf b.txt",
    },
  ],
  bad: [
    {
      title: "into the working directory, and removed in vain",
      code: "FROM debian:12\nWORKDIR /srv\ncopy «a.tar.xz» .\nRUN ‹tar xJvf a.tar.xz› && rm a.tar.xz\nRUN ls",
      says: "a.tar.xz stays in this layer after tar unpacks it: copy and unpack it with ADD",
      related: "It is unpacked here",
      fixedUnsafe: "FROM debian:12\nWORKDIR /srv\nadd a.tar.xz /srv/\nRUN ls",
      offers: "Unpack a.tar.xz with ADD, unless its files belong to accounts that the image knows by name",
    },
    {
      title: "under another name",
      code: "FROM debian:12\nCOPY «app-1.0.tar.gz» /tmp/app.tgz\nRUN ‹tar --extract --file=/tmp/app.tgz --directory /opt›",
      related: "It is unpacked here",
      fixedUnsafe: "FROM debian:12\nADD app-1.0.tar.gz /opt/",
    },
    {
      title: "into a directory that only its name tells",
      code: "FROM debian:12\nCOPY «a.tgz» /tmp\nRUN ‹tar -C /opt -xf /tmp/a.tgz›",
      related: "It is unpacked here",
      fixedUnsafe: "FROM debian:12\nADD a.tgz /opt/",
    },
    {
      title: "with other files",
      code: "FROM debian:12\nCOPY a.conf «b.tgz» /tmp/\nRUN ‹tar -xf /tmp/b.tgz -C /›",
      related: "It is unpacked here",
      fixed: null,
    },
    {
      title: "among other commands",
      code: "FROM debian:12\nCOPY «b.tgz» /tmp/\nRUN ‹tar -xf /tmp/b.tgz -C /› && ls",
      related: "It is unpacked here",
      fixed: null,
    },
    {
      title: "by a user who owns what is unpacked",
      code: "FROM debian:12\nUSER app\nCOPY «b.tgz» /tmp/\nRUN ‹tar -xf /tmp/b.tgz -C /srv›",
      related: "It is unpacked here",
      fixed: null,
    },
    {
      options: { archives: "named" },
      code: "FROM debian:12\nCOPY «a.gz» «b.tgz» /tmp/\nRUN ‹gunzip /x/a.gz› && if true; then ‹tar -xf b.tgz --strip-components=1› && cat b.tgz; fi",
      says: [
        "a.gz stays in this layer after gunzip unpacks it: copy and unpack it with ADD",
        "b.tgz stays in this layer after tar unpacks it: copy and unpack it with ADD",
      ],
      related: [
        ["It is unpacked here", null],
        [null, "It is unpacked here"],
      ],
      fixed: null,
    },
  ],
});
