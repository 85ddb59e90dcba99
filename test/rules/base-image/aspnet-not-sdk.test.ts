import rule from "../../../rules/base-image/aspnet-not-sdk.ts";
import { testRule } from "../../rule-tester.ts";

const sdk = "mcr.microsoft.com/dotnet/sdk";
const aspnet = "mcr.microsoft.com/dotnet/aspnet";
const run = '\nENTRYPOINT ["dotnet", "app.dll"]';

testRule(rule, {
  good: [
    `FROM ${sdk}:8.0\nCOPY . .\nRUN dotnet build\nCMD ["dotnet", "run"]`,
    `FROM ${sdk}:8.0\nCOPY . .\nRUN dotnet build\nCMD ["dotnet", "watch"]`,
    `FROM ${sdk}:8.0\nRUN dotnet publish -o /app\nCMD ["/app/start.sh"]`,
    // Not what ships.
    `FROM ${sdk}:8.0 AS dev\nRUN dotnet publish -o /out${run}\nFROM scratch\nCOPY --from=dev /out /`,
    // Gone on from the SDK on purpose.
    `FROM ${sdk}:8.0 AS b\nRUN dotnet publish -o /out\nFROM ${sdk}:8.0\nCOPY --from=b /out .${run}`,
    // A newer SDK builds for older runtimes.
    `FROM ${sdk}:9.0 AS b\nRUN dotnet publish -o /out\nFROM ${aspnet}:8.0\nCOPY --from=b /out .${run}`,
    `FROM ${sdk}:8.0 AS b\nFROM ${aspnet}:9.0\nENV DOTNET_ROLL_FORWARD=Major\nCOPY --from=b /out .${run}`,
    `ARG V\nFROM ${sdk}:$V AS b\nFROM ${aspnet}:$V\nCOPY --from=b /out .${run}`,
    // Which version a tag without one has is not known.
    `FROM ${sdk}:8.0 AS b\nFROM ${aspnet}:latest\nCOPY --from=b /out .${run}`,
    `FROM ${sdk}:latest AS b\nFROM ${aspnet}:8.0\nCOPY --from=b /out .${run}`,
    // Which of the two is started cannot be told.
    `FROM ${sdk}:8.0 AS a\nFROM ${sdk}:9.0 AS b\nFROM ${aspnet}:9.0\nCOPY --from=a /out .\nCOPY --from=b /out .${run}`,
    // It brings no runtime that could be too new.
    `FROM ${sdk}:8.0 AS b\nFROM mcr.microsoft.com/dotnet/runtime-deps:9.0\nCOPY --from=b /out .${run}`,
  ],
  bad: [
    {
      code: `FROM «${sdk}:8.0-alpine»\nRUN dotnet publish -o /out\nWORKDIR /out${run}`,
      message: "sdk",
      says: "mcr.microsoft.com/dotnet/sdk:8.0-alpine is the SDK, but this image only runs a program: use the aspnet or runtime image",
    },
    { code: `FROM «${sdk}:8.0»\nRUN dotnet build -o /out\nCMD ["dotnet", "/out/app.dll"]`, message: "sdk" },
    {
      title: "options of the program",
      code: `FROM «${sdk}:8.0»\nRUN dotnet publish -o /out\nENTRYPOINT ["dotnet", "/out/app.dll", "--urls", "http://*:80"]`,
      message: "sdk",
    },
    {
      title: "other stages hand something on too",
      code: `FROM node:24 AS assets\nFROM ${sdk}:9.0 AS tools\nFROM ‹${sdk}:8.0› AS b\nRUN dotnet publish -o /out\nFROM «${aspnet}:9.0»\nRUN --mount=from=tools,target=/tools /tools/install\nCOPY --from=assets /dist wwwroot\nCOPY --from=b /out .${run}`,
      message: "versions",
      related: "Published here",
    },
    {
      code: `FROM ‹${sdk}:8.0› AS b\nRUN dotnet publish -o /out\nFROM «mcr.microsoft.com/dotnet/runtime:10.0»\nCOPY --from=b /out .${run}`,
      message: "versions",
      says: "The program is published with the .NET 8 SDK, but mcr.microsoft.com/dotnet/runtime:10.0 only has .NET 10",
      related: "Published here",
    },
  ],
});
