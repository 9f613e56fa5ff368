# The dashboard as files, each with a compressed copy beside it.
FROM node:24.11.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM nginx:1.28.0-bookworm AS run
COPY nginx/client.conf /etc/nginx/client.conf
COPY --from=build /app/dist/client /usr/share/nginx/html
USER nginx
EXPOSE 8081
HEALTHCHECK --interval=10s --timeout=3s CMD ["curl", "-fs", "-o", "/dev/null", "http://127.0.0.1:8081/health"]
ENTRYPOINT ["nginx", "-c", "/etc/nginx/client.conf", "-g", "daemon off;"]
