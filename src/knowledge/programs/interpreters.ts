import { wordSet } from "../words.ts";

/** Programs that, started alone, wait for what a person types. */
export const repls = wordSet("jshell php python python3 node irb ghci julia R lua groovysh");

/** What applications in interpreted languages are started with: interpreters, their servers and their task runners. */
export const applicationStarters = wordSet(
  "python python3 node deno bun ruby java php perl dotnet gunicorn uvicorn hypercorn daphne flask celery streamlit uwsgi" +
    " puma rails rackup unicorn bundle npm yarn pnpm npx jupyter mlflow",
);

/** Shells, interpreters, and programs whose arguments are patterns, templates or settings with variables of their own. */
export const expandsVariables = wordSet(
  "sh bash ash dash zsh ksh fish busybox pwsh powershell cmd env envsubst make gmake awk gawk mawk sed perl php ruby node python" +
    " grep egrep rg find jq yq expr test [ tclsh expect execlineb with-contenv su eval xargs parallel watch concurrently nodemon" +
    " foreman honcho forego dockerize elasticsearch opensearch logstash kibana filebeat metricbeat psql mysql mongo mongosh" +
    " cosmtrek air npm yarn pnpm npx script expand j2 gomplate confd chamber doppler sops direnv dotenv",
);

const interpreters = wordSet("sh bash ash dash zsh ksh python perl ruby node php pwsh");

/** Whether a program runs the file that it is given. */
export function isInterpreter(program: string | undefined): boolean {
  return program !== undefined && interpreters.has(program);
}
