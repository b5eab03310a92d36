namespace PodLab.Commands;

/// <summary>
/// A line of <c>/proc/PID/cgroup</c>: the control group of the process in one hierarchy
/// (<see href="https://man7.org/linux/man-pages/man7/cgroups.7.html">cgroups(7)</see>).
/// </summary>
/// <param name="Hierarchy">The hierarchy's number; 0 is cgroup version 2.</param>
/// <param name="Controllers">The controllers of a version 1 hierarchy, or its name (<c>name=systemd</c>); empty for version 2.</param>
/// <param name="Path">The control group, seen from the reader's cgroup namespace.</param>
public sealed record CgroupMembership(int Hierarchy, string Controllers, string Path);
