# PostgreSQL with pgvector, the two programs that write and read its archive of changes, and the one that makes a replica.
FROM pgvector/pgvector:0.8.0-pg17
COPY --chmod=0755 ops/archive-wal ops/fetch-wal ops/follow /usr/local/bin/
# A volume takes its owner from the folder that it is laid over.
RUN install -d -o postgres -g postgres -m 0700 /archive /archive/wal /archive/base /replica
USER postgres
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["pg_isready", "-q", "-h", "127.0.0.1"]
