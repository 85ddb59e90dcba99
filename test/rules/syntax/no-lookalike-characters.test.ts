import rule from "../../../rules/syntax/no-lookalike-characters.ts";
import { testRule } from "../../rule-tester.ts";

const noBreak = "\u00a0";
const zeroWidth = "\u200b";

testRule(rule, {
  good: [
    "FROM alpine:3.22\nRUN printf – “a” && echo ‘b’",
    'FROM alpine:3.22\nRUN git commit -m "– “a”" && touch It’s a–b –1',
    "FROM alpine:3.22\nENV A It’s “prose”\nENV B='“b”' C=a–b\nARG D\nCOPY a–b.txt don’t.txt /\nWORKDIR /a–b",
    'FROM alpine:3.22\nCMD ["echo", "–loud"]\nENTRYPOINT ["say", "“a”", "– a"]',
    {
      title: "PowerShell reads them as what they look like",
      code: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command"]\nRUN Get-Item –Path “C:/a”',
    },
  ],
  bad: [
    {
      code: "FROM alpine:3.22\nRUN rm «–rf» —force /a",
      message: "replace",
      says: "This word contains an en dash (U+2013): write -",
      fixedUnsafe: "FROM alpine:3.22\nRUN rm -rf --force /a",
    },
    {
      code: `FROM alpine:3.22\nRUN apk «add${zeroWidth}» \\\n  curl`,
      message: "remove",
      says: "This word contains a zero-width space (U+200B): delete it",
      fixedUnsafe: "FROM alpine:3.22\nRUN apk add \\\n  curl",
    },
    {
      code: `FROM alpine:3.22\nRUN apk «add${noBreak}curl»`,
      message: "replace",
      says: "This word contains a no-break space (U+00A0): write a plain space",
      fixedUnsafe: "FROM alpine:3.22\nRUN apk add curl",
    },
    {
      code: "FROM alpine:3.22\nRUN sed -i «‘s/a/b/’» /c",
      message: "replace",
      fixedUnsafe: "FROM alpine:3.22\nRUN sed -i 's/a/b/' /c",
    },
    {
      title: "once for a command inside a word",
      code: "FROM alpine:3.22\nRUN touch $(ls «–directory» /a)",
      message: "replace",
      fixedUnsafe: "FROM alpine:3.22\nRUN touch $(ls --directory /a)",
    },
    {
      title: "in exec form only what was to be an option",
      code: 'FROM alpine:3.22\nCMD ["srv", "«–port»", "80"]',
      message: "replace",
      fixedUnsafe: 'FROM alpine:3.22\nCMD ["srv", "--port", "80"]',
    },
    {
      code: `FROM alpine:3.22\nENV A=«“b”»\nARG C=«“d”»\nWORKDIR «/a${zeroWidth}b»\nCOPY a «/b${zeroWidth}»\nADD «a${zeroWidth}» /b`,
      message: ["replace", "replace", "remove", "remove", "remove"],
      fixedUnsafe: 'FROM alpine:3.22\nENV A="b"\nARG C="d"\nWORKDIR /ab\nCOPY a /b\nADD a /b',
    },
    {
      kind: "compose",
      code: "services:\n  a:\n    image: alpine:3.22\n    command: srv «–port» 80",
      message: "replace",
      fixedUnsafe: "services:\n  a:\n    image: alpine:3.22\n    command: srv --port 80",
    },
  ],
});
