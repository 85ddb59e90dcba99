import rule from "../../../rules/stages/copy-over-add.ts";
import { testRule } from "../../rule-tester.ts";

/** The header of a tar archive's first member, as in archives older than their standard. */
const tarHead = tarHeader("hello");

function tarHeader(name: string): string {
  const fields = `${name.padEnd(100, "\0")}0000644\0`.padEnd(148, "\0");
  const sum = [...fields].reduce((total, one) => total + one.charCodeAt(0), 8 * 32);
  return `${fields}${sum.toString(8).padStart(6, "0")}\0 `.padEnd(512, "\0");
}

testRule(rule, {
  good: [
    "FROM a:1\nADD https://example.com/x.sh /x.sh",
    "FROM a:1\nADD git@example.com:team/app.git#v1 /src",
    "FROM a:1\nADD https://example.com/team/app.git#v1 /src",
    "FROM a:1\nADD a.conf b.tgz /x/",
    'FROM a:1\nADD ["rootfs.tar", "/"]',
    { title: "a default that is an archive", code: "FROM a:1\nARG F=root.tar.gz\nADD $F /" },
    { title: "a default that is a URL", code: "FROM a:1\nARG BASE=https://example.com\nADD $BASE/x /x" },
    { code: "FROM a:1\nARG F\nADD $F /", unknown: true },
    { code: "FROM a:1\nARG F\nADD $F/app.conf /", unknown: true },
    { code: "FROM a:1\nARG FILE\nADD build/$FILE /", unknown: true },
    "FROM a:1\nADD",
    "FROM a:1\nADD --checksum=sha256:24454f830cdb app.conf /",
    { code: "FROM a:1\nADD dist/* /", unknown: true },
    "FROM a:1\nADD --unpack=true bundle /",
    "FROM a:1\nADD --keep-git-dir=true src /src",
    "FROM a:1\nCOPY x y",
    // Archives by what they hold, whatever their names.
    ...["\u001f\u008b\b", "BZh9", "\u00fd7zXZ\0", "(\u00b5/\u00fd", tarHead].map((bytes) => ({
      title: `an archive by its bytes: ${JSON.stringify(bytes.slice(0, 4))}`,
      code: "FROM a:1\nADD bundle.conf /opt/",
      files: { ".dockerignore": "", "bundle.conf": bytes },
    })),
  ],
  bad: [
    {
      code: "FROM a:1\n«ADD» . /app",
      says: ". is not a URL or an archive: use COPY",
      fixed: "FROM a:1\nCOPY . /app",
    },
    {
      code: "FROM a:1\r\n«add» --chown=1:1 a.py \\\r\n  b.py /x/",
      fixed: "FROM a:1\r\ncopy --chown=1:1 a.py \\\r\n  b.py /x/",
    },
    {
      title: "a name that says nothing",
      code: 'FROM a:1\nONBUILD «Add» ["a b", "/x"]',
      offers: "Use COPY, unless a b is an archive",
      fixedUnsafe: 'FROM a:1\nONBUILD Copy ["a b", "/x"]',
    },
    ...["a.tgz.part1", "b.img", "c.crate", "d.gem", "e.apk", "bundle"].map((source) => ({
      title: `perhaps an archive: ${source}`,
      code: `FROM a:1\n«ADD» ${source} /opt/`,
      offers: `Use COPY, unless ${source} is an archive`,
      fixedUnsafe: `FROM a:1\nCOPY ${source} /opt/`,
    })),
    {
      title: "the context tells a program",
      code: "FROM a:1\n«ADD» server /opt/",
      files: { ".dockerignore": "", server: "\u007fELF\0" },
      fixed: "FROM a:1\nCOPY server /opt/",
    },
    {
      title: "and a directory",
      code: "FROM a:1\n«ADD» src /opt/",
      files: { ".dockerignore": "", "src/main.go": "package main" },
      fixed: "FROM a:1\nCOPY src /opt/",
    },
    {
      title: "may be made before the build is not in what the context",
      code: "FROM a:1\n«ADD» src /opt/",
      files: { ".dockerignore": "" },
      offers: "Use COPY, unless src is an archive",
      fixedUnsafe: "FROM a:1\nCOPY src /opt/",
    },
    {
      code: "FROM a:1\nARG JAR=target/*.jar\n«ADD» ${JAR} /app.jar",
      fixed: "FROM a:1\nARG JAR=target/*.jar\nCOPY ${JAR} /app.jar",
    },
    { code: "FROM a:1\nARG V\n«ADD» conf/$V.conf /x", fixed: "FROM a:1\nARG V\nCOPY conf/$V.conf /x" },
    {
      code: "FROM a:1\nARG V\n«ADD» /conf/$V.conf /x",
      fixed: "FROM a:1\nARG V\nCOPY /conf/$V.conf /x",
    },
    {
      title: "a pattern among the sources",
      code: "FROM a:1\nARG JAR=target/*.jar\n«ADD» a.conf ${JAR} /x/",
      fixed: "FROM a:1\nARG JAR=target/*.jar\nCOPY a.conf ${JAR} /x/",
    },
    {
      title: "an inline file, whatever its end is called",
      code: "FROM a:1\n«ADD» <<end.tar /x\nhi\nend.tar",
      says: "An inline file is not a URL or an archive: use COPY",
      fixed: "FROM a:1\nCOPY <<end.tar /x\nhi\nend.tar",
    },
    { code: "FROM a:1\n«ADD» <<EOF /x\nhi\nEOF", fixed: "FROM a:1\nCOPY <<EOF /x\nhi\nEOF" },
    { code: "FROM a:1 AS b\n«ADD» app.zip /x\nFROM scratch", fixed: "FROM a:1 AS b\nCOPY app.zip /x\nFROM scratch" },
    { title: "a directory by its slash", code: "FROM a:1\n«ADD» conf/ /x/", fixed: "FROM a:1\nCOPY conf/ /x/" },
  ],
});
