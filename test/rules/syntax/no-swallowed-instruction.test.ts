import rule from "../../../rules/syntax/no-swallowed-instruction.ts";
import { testRule } from "../../rule-tester.ts";

const windows = "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\n";

testRule(rule, {
  good: [
    `${windows}COPY app.exe C:\\app\\ \nUSER ContainerUser`,
    `${windows}COPY app.exe C:/app/\nUSER ContainerUser`,
    `${windows}COPY app.exe \\\n  C:/app/\nUSER ContainerUser`,
    `${windows}WORKDIR C:\\app\\\nbin`,
    `${windows}RUN copy a C:\\app\\\n  USER`,
    `${windows}RUN copy a C:\\app\\\n  Copy b`,
    "FROM alpine:3.22\nRUN a && \\\n  COPY b c",
    "FROM alpine:3.22\nRUN a/\\\n  USER b",
    "FROM alpine:3.22\nENV A=1\\\n  USER b",
    "FROM postgres:17\nRUN psql -c 'ALTER TABLE a\\\n  ADD b int'",
  ],
  bad: [
    {
      code: `${windows}COPY app.exe config.json C:\\app«\\»\nUSER ContainerUser\nENTRYPOINT ["C:\\\\app\\\\app.exe"]`,
      says: "This backslash makes USER below part of COPY: put # escape=` at the top of the file",
    },
    `${windows}workdir C:«\\»\r\nCOPY . .`,
    `${windows}ENV A=app\\bin«\\»\n  ENV B=1`,
    `${windows}RUN copy a ^\n  & mkdir C:\\app«\\»\nCOPY . .`,
    `${windows}COPY a \\\n  b C:\\a«\\»\nCOPY c C:\\b\\\nUSER d`,
  ],
});
