export default { test: { include: ["suite.ts"] } };
