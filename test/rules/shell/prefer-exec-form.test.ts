import rule from "../../../rules/shell/prefer-exec-form.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    'FROM a:1\nENTRYPOINT ["/app"]\nCMD ["-v"]',
    'FROM a:1 AS base\nSHELL ["/bin/bash", "-c"]\nFROM base\nCMD echo hi',
    "FROM a:1\nCMD exec java $JAVA_OPTS -jar /app.jar",
    "FROM a:1\nCMD cd /srv && exec /app --port $PORT",
    "FROM a:1\nHEALTHCHECK CMD curl -f http://localhost || exit 1",
    { title: "a broken array", code: "FROM a:1\nCMD ['a', 'b']" },
    "FROM a:1\nCMD",
    { title: "perhaps PowerShell", code: "# escape=`\nFROM registry.example.com/a:1\nCMD a.ps1", unknown: true },
  ],
  bad: [
    {
      code: "FROM a:1\n«ENTRYPOINT» /app",
      message: "entrypoint",
      says: "ENTRYPOINT runs app under a shell, which may keep signals from it and ignores CMD",
      fixedUnsafe: 'FROM a:1\nENTRYPOINT ["/app"]',
    },
    {
      title: "quotes and continued lines",
      code: 'FROM a:1\r\n«cmd» app \'a b\' \\\r\n  # why\r\n  --name="x\\"y"\r\n',
      message: "shell",
      fixedUnsafe: 'FROM a:1\r\ncmd ["app", "a b", \\\r\n  # why\r\n  "--name=x\\"y"]\r\n',
    },
    {
      title: "and-lists end with exec",
      code: "FROM a:1\n«CMD» cd /srv && ./run",
      message: "shell",
      fixedUnsafe: "FROM a:1\nCMD cd /srv && exec ./run",
    },
    { code: "FROM a:1\n«CMD» A=b app", message: "shell", fixedUnsafe: "FROM a:1\nCMD A=b exec app" },
    {
      code: "FROM a:1\n«CMD» bundle exec puma -p 80",
      message: "shell",
      fixedUnsafe: 'FROM a:1\nCMD ["bundle", "exec", "puma", "-p", "80"]',
    },
    { code: "FROM a:1\n«CMD» command app", message: "shell", fixed: null },
    {
      code: "FROM a:1\n«CMD» gosu app server $X",
      message: "shell",
      fixedUnsafe: "FROM a:1\nCMD exec gosu app server $X",
    },
    { title: "a pipe", code: "FROM a:1\n«CMD» app | tee /log", message: "shell", fixed: null },
    { title: "a builtin", code: "FROM a:1\n«CMD» ulimit -n 10", message: "shell", fixed: null },
    { title: "the right side of ||", code: "FROM a:1\n«CMD» a || b", message: "shell", fixed: null },
    { title: "in the background", code: "FROM a:1\n«CMD» a & b &", message: "shell", fixed: null },
    {
      title: "a glob",
      code: "FROM a:1\n«CMD» ls *",
      message: "shell",
      says: "CMD runs ls under a shell, which may keep signals from it",
      fixedUnsafe: "FROM a:1\nCMD exec ls *",
    },
    {
      title: "Windows",
      code: "FROM mcr.microsoft.com/windows/servercore:ltsc2022\n«CMD» app.exe",
      message: "shell",
      fixed: null,
    },
    {
      code: "FROM a:1\n«HEALTHCHECK» --interval=5s CMD curl -f http://localhost",
      options: { healthcheck: true },
      message: "shell",
      fixedUnsafe: 'FROM a:1\nHEALTHCHECK --interval=5s CMD ["curl", "-f", "http://localhost"]',
    },
    { code: "FROM a:1\nONBUILD «CMD» app", message: "shell", fixedUnsafe: 'FROM a:1\nONBUILD CMD ["app"]' },
  ],
});
