import rule from "../../../rules/base-image/aspnet-not-sdk.ts";
import { testRule } from "../../rule-tester.ts";

const sdk = "mcr.microsoft.com/dotnet/sdk";
const run = '\nENTRYPOINT ["dotnet", "app.dll"]';

testRule(rule, {
  good: [
    `FROM ${sdk}:8.0\nCOPY . .\nCMD ["dotnet", "run"]`,
    `FROM ${sdk}:8.0\nCOPY . .\nCMD ["dotnet", "watch"]`,
    // Gone on from the SDK on purpose.
    `FROM ${sdk}:8.0 AS b\nRUN dotnet publish -o /out\nFROM ${sdk}:8.0\nCOPY --from=b /out .${run}`,
    // A newer SDK builds for older runtimes.
    `FROM ${sdk}:9.0 AS b\nRUN dotnet publish -o /out\nFROM mcr.microsoft.com/dotnet/aspnet:8.0\nCOPY --from=b /out .${run}`,
    `FROM ${sdk}:8.0 AS b\nFROM mcr.microsoft.com/dotnet/aspnet:9.0\nENV DOTNET_ROLL_FORWARD=Major\nCOPY --from=b /out .${run}`,
    `ARG V\nFROM ${sdk}:$V AS b\nFROM mcr.microsoft.com/dotnet/aspnet:$V\nCOPY --from=b /out .${run}`,
  ],
  bad: [
    {
      code: `FROM «${sdk}:8.0-alpine»\nRUN dotnet publish -o /out\nWORKDIR /out${run}`,
      message: "sdk",
      says: "mcr.microsoft.com/dotnet/sdk:8.0-alpine is the SDK, and the image only runs a program: aspnet or runtime is enough",
    },
    {
      code: `FROM ‹${sdk}:8.0› AS b\nRUN dotnet publish -o /out\nFROM «mcr.microsoft.com/dotnet/runtime:10.0»\nCOPY --from=b /out .${run}`,
      message: "versions",
      says: "A program that the SDK 8 publishes asks for .NET 8 or older, and mcr.microsoft.com/dotnet/runtime:10.0 has only 10",
      related: "It is published here",
    },
  ],
});
