namespace PodLab.Machine;

/// <summary>The result of one check of this machine by <c>podlab doctor</c> or lesson 00.</summary>
/// <param name="Subject">The checked thing.</param>
/// <param name="Health">Whether it's good enough.</param>
/// <param name="Seen">The result of the check.</param>
/// <param name="Remedy">The one command that fixes it, or what to do; empty if nothing needs fixing.</param>
internal sealed record Finding(string Subject, Health Health, string Seen, string Remedy = "")
{
    /// <summary>The result without this user's own names and paths, because notebooks are shared with their outputs.</summary>
    public string SeenByOthers
    {
        get => UserFolders.ShortenHome(field ?? Seen);
        init;
    }
}

/// <summary>The meaning of a finding for a lesson.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Something is missing that only some things need, or that <c>up</c> itself provides.</summary>
    Remark,

    /// <summary>No lesson can run until this is fixed.</summary>
    Bad,
}
