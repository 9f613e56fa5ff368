# The server, built from the lock file; what runs holds no compiler, no test and no tool of the build.
FROM node:24.11.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24.11.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24.11.0-bookworm-slim AS run
ENV NODE_ENV=production
WORKDIR /app
# A volume takes its owner from the folder that it is laid over.
RUN install -d -o node -g node /spool
ENV TMPDIR=/spool
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/ops/probe.mjs ./ops/probe.mjs
COPY --from=build /app/dist ./dist
USER node
EXPOSE 4000 9464
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "ops/probe.mjs", "http://127.0.0.1:4000/health/ready"]
CMD ["node", "--max-semi-space-size=64", "--enable-source-maps", "dist/server/main.js"]
