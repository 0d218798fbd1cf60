namespace Monitoring.Engine.Configuration;

/// <summary>How a settings file holds a setting.</summary>
internal enum SettingKind
{
    /// <summary>In quotes.</summary>
    Text,

    /// <summary>As a number.</summary>
    Number,

    /// <summary>As true or false.</summary>
    Switch,
}
