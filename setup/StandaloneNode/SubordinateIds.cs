using System.Globalization;

namespace PodLab.Setup.StandaloneNode;

/// <summary>
/// The user's share of subordinate IDs (<see href="https://man7.org/linux/man-pages/man5/subuid.5.html">subuid(5)</see>): one ID alone is not
/// enough for a node, whose containers have users of their own.
/// </summary>
internal sealed record SubordinateIds(long First, long Count)
{
    /// <summary>The first range in that file for the user, by name or number; null when there is none.</summary>
    public static SubordinateIds? Find(string file, string userName, int userId) => !File.Exists(file) ? null : File.ReadLines(file)
        .Select(line => line.Split(':'))
        .Where(fields => fields.Length == 3 && (fields[0] == userName || fields[0] == userId.ToString(CultureInfo.InvariantCulture)))
        .Select(fields => new SubordinateIds(long.Parse(fields[1], CultureInfo.InvariantCulture), long.Parse(fields[2], CultureInfo.InvariantCulture)))
        .FirstOrDefault(range => range.Count >= 65536);
}
