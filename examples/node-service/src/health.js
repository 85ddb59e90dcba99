const port = Number(process.env.PORT ?? 3000);
const response = await fetch(`http://127.0.0.1:${port}/healthz`);
process.exitCode = response.ok ? 0 : 1;
