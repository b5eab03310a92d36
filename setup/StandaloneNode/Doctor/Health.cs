namespace PodLab.Setup.StandaloneNode.Doctor;

/// <summary>What a finding means for a lesson.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Something is missing that only some things need, or that <c>up</c> itself brings.</summary>
    Remark,

    /// <summary>No lesson can run before this is mended.</summary>
    Bad,
}
