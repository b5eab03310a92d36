#!/bin/bash
# Runs as the first process of the node's new namespaces (see README.md) and turns them into a node: its own /run, hostname, network, control groups
# and mounts. Then it hands over to a small init. The text is constant; variable parts are in the environment.
#   PODLAB_NODE_NAME  the node's hostname        PODLAB_CGROUPS  v1 or v2        cwd  the node's folder
set -eu

mount --make-rprivate /

# Hides the machine's files in these folders; the node's folder is reached through the working directory.
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/podlab /run/containerd /run/lock
mount --bind . /run/podlab
mount --bind run /run/containerd
mount -t tmpfs -o mode=755 tmpfs /var/lib
mkdir -p /var/lib/cni
mount -t tmpfs -o mode=755 tmpfs /var/log
mkdir -p /var/log/pods
mount --bind logs /var/log/pods
cd /run/podlab

# containerd mounts the pods' network namespaces here. `ip netns add` would mount another folder over them unless this one is already a shared mount.
mkdir -p /run/netns
mount --bind /run/netns /run/netns
mount --make-shared /run/netns

hostname "$PODLAB_NODE_NAME"
ip link set lo up

# /sys of the node's own network. If the machine forbids it, the machine's /sys stays and only shows more.
mount -t sysfs sysfs /sys 2>/dev/null || umount -R /sys/fs/cgroup 2>/dev/null || true
case $PODLAB_CGROUPS in
v2)
  mount -t cgroup2 cgroup2 /sys/fs/cgroup
  ;;
v1)
  mount -t tmpfs -o mode=755 tmpfs /sys/fs/cgroup
  while IFS=: read -r _ controllers _; do
    [ -n "$controllers" ] || continue
    folder=/sys/fs/cgroup/${controllers#name=}
    mkdir -p "$folder"
    mount -t cgroup -o "$controllers" cgroup "$folder"
  done </proc/self/cgroup
  ;;
esac

# overlayfs can't be on another overlayfs: then every layer is copied instead.
mkdir -p try/lower try/upper try/work try/merged
if mount -t overlay overlay -o lowerdir=try/lower,upperdir=try/upper,workdir=try/work try/merged 2>/dev/null; then
  umount try/merged
  snapshotter=overlayfs
else
  snapshotter=native
fi
rm -rf try
echo "$snapshotter" >snapshotter
sed -i "s/@SNAPSHOTTER@/$snapshotter/" etc/containerd.toml

# catatonit as PID 1 reaps orphans; containerd as PID 1 would leave zombies.
exec catatonit -- /run/podlab/bin/podlab-services
